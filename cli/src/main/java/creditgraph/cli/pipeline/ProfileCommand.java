package creditgraph.cli.pipeline;

import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg profile MONTH`: what a catalog holds, and whether it is fit.
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Counts a month's catalog: rows, keys, dangling ids, missing values, roles, drift.",
      "Prints where the report is. Every ingest does this before it publishes."
    })
public final class ProfileCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "MONTH",
      description = "As in curated/, for example 2026-11.")
  private String month = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    var catalog = Catalogs.published(root, month);
    var err = spec.commandLine().getErr();
    var report =
        new Pipeline(root, (part, sentence) -> err.println(sentence)).profile(month, catalog);
    spec.commandLine().getOut().println(report);
    return ExitCode.OK;
  }
}
