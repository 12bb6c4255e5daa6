package creditgraph.cli.pipeline;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg ingest`: dump files into the Parquet catalog of their month.
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a month's dump files into its catalog: those that fetch brought, or a folder of yours."
    })
public final class IngestCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @ArgGroup(multiplicity = "1")
  private From from = new From();

  static final class From {
    @Parameters(
        index = "0",
        paramLabel = "MONTH",
        description = "A fetched month, for example 2026-11.")
    private @Nullable YearMonth month;

    @Option(
        names = "--dump",
        paramLabel = "DIR",
        description = "A folder with one file each of artists, labels, masters and releases.")
    private @Nullable Path directory;

    Path directory(DataRoot root) {
      if (directory != null) {
        return directory;
      }
      Path fetched = root.raw().resolve(String.valueOf(month));
      if (!Files.isDirectory(fetched)) {
        throw new CommandFailed(
            ExitCode.NOT_FOUND,
            "%s is not there; run mcg fetch %s first".formatted(fetched, month));
      }
      return fetched;
    }
  }

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
            .ingest(
                from.directory(root), replace ? ExistingCatalog.REPLACE : ExistingCatalog.REFUSE);
    spec.commandLine().getOut().println(result.catalog().directory());
    return ExitCode.OK;
  }
}
