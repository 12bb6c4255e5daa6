package creditgraph.cli.pipeline;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg generate`: a demo world in dump format, with its truth beside it.
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a world of invented music as Discogs dump files, and its exact counts as truth.json.",
      "Equal sizes and seeds give equal records."
    })
public final class GenerateCommand implements Callable<Integer> {

  @Option(
      names = "--releases",
      paramLabel = "N",
      defaultValue = "20000",
      description = "100 to 10 000 000 (default: ${DEFAULT-VALUE}).")
  private long releases = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed is another world (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path directory = Path.of(".");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var err = spec.commandLine().getErr();
    if (releases < World.MIN_RELEASES || releases > World.MAX_RELEASES) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "--releases: expected %d to %d, found %d"
              .formatted(World.MIN_RELEASES, World.MAX_RELEASES, releases));
    }
    var truth =
        WorldFiles.write(
            World.of(releases, seed, Pipeline.WORLD_DATE),
            directory,
            (file, done, total) -> {
              if (done == total || done % 100_000 == 0) {
                err.printf("%s %,d of %,d%n", file, done, total);
              }
            });
    truth
        .files()
        .forEach(file -> spec.commandLine().getOut().println(directory.resolve(file.name())));
    return ExitCode.OK;
  }
}
