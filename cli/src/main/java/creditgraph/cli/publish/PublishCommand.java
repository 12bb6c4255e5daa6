package creditgraph.cli.publish;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.publish.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg publish DIR`: a snapshot that was built elsewhere becomes the current one here.
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a snapshot that was built elsewhere into the data folder, checks every byte of it,",
      "and makes it the current one of its ruleset. mcg build does this by itself."
    })
public final class PublishCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(paramLabel = "DIR", description = "A snapshot's folder, with its manifest.json.")
  private Path snapshot = Path.of(".");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(snapshot)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "there is no folder " + snapshot);
    }
    var root = data.root();
    root.create();
    var turns = GraphTurns.of(root, registry.access(root), "mcg publish " + snapshot);
    var err = spec.commandLine().getErr();
    try (var turn = turns.take(err::println)) {
      turn.requireRoom("A copy of " + snapshot, FreeSpace.taken(snapshot));
      spec.commandLine().getOut().println(turn.publisher().publishCopy(snapshot));
      turn.prune(err::println);
    }
    return ExitCode.OK;
  }
}
