package creditgraph.cli.pipeline;

import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg ingest`: dump files into the Parquet catalog of their month.
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Reads a folder of Discogs dump files into the catalog of their month.")
public final class IngestCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--dump",
      paramLabel = "DIR",
      required = true,
      description = "A folder with one file each of artists, labels, masters and releases.")
  private Path dump = Path.of(".");

  @Option(
      names = "--replace",
      description = "Replaces a catalog of that month that was made from other files.")
  private boolean replace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    root.create();
    var result =
        new Pipeline(root, (part, sentence) -> spec.commandLine().getErr().println(sentence))
            .ingest(dump, replace ? ExistingCatalog.REPLACE : ExistingCatalog.REFUSE);
    spec.commandLine().getOut().println(result.catalog().directory());
    return ExitCode.OK;
  }
}
