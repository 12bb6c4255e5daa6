package creditgraph.cli.pipeline;

import creditgraph.catalog.table.DiffLayout;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.diff.DiffFiles;
import creditgraph.ingest.diff.DiffReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg diff MONTH1 MONTH2`: which records were added, withdrawn and changed.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two months' catalogs: records added, withdrawn and changed since the first.",
      "Prints the counts; the ids are Parquet files below diffs/MONTH1..MONTH2/."
    })
public final class DiffCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "MONTH1",
      description = "The earlier one, as in curated/, for example 2026-10.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "MONTH2", description = "The later one.")
  private String second = "";

  @Option(names = "--json", description = "Prints the counts as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    var one = Catalogs.published(root, first);
    var two = Catalogs.published(root, second);
    if (first.equals(second)) {
      throw new CommandFailed(ExitCode.USAGE, "say two different months, not twice " + first);
    }
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    var diff = new Pipeline(root, (part, sentence) -> err.println(sentence)).diff(one, two);
    if (json) {
      out.println(DiffFiles.json(diff));
    } else {
      out.print(DiffReport.markdown(diff));
      out.println(DiffLayout.between(root.directory(), first, second).directory());
    }
    out.flush();
    return ExitCode.OK;
  }
}
