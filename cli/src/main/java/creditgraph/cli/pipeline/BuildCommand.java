package creditgraph.cli.pipeline;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.cli.publish.GraphTurns;
import creditgraph.cli.publish.RegistryOption;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg build RULESET MONTH`: catalog to snapshot, checked, published and current.
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Builds the snapshot of a ruleset from a month's catalog and publishes it.")
public final class BuildCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      index = "0",
      paramLabel = "RULESET",
      description = "A shipped ruleset's name, or a .conf file of your own.")
  private String ruleset = "";

  @Parameters(
      index = "1",
      paramLabel = "MONTH",
      description = "As in curated/, for example 2026-11.")
  private String month = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    root.create();
    var catalog = Catalogs.published(root, month);
    var pipeline =
        new Pipeline(root, (part, sentence) -> spec.commandLine().getErr().println(sentence));
    var source = IngestedFrom.of(CatalogManifest.read(catalog));
    var turns =
        GraphTurns.of(root, registry.access(root), "mcg build %s %s".formatted(ruleset, month));
    spec.commandLine()
        .getOut()
        .println(pipeline.build(catalog, source, Rulesets.named(ruleset), turns));
    return ExitCode.OK;
  }
}
