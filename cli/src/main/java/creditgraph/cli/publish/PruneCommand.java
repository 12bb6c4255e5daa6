package creditgraph.cli.publish;

import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.publish.Pruning.Surplus;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mcg prune`: snapshots that nobody goes back to are removed.
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "Removes every snapshot but the current and the previous one of each ruleset, and those that a",
      "process has open. mcg build and mcg publish do this by themselves."
    })
public final class PruneCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(names = "--dry-run", description = "Says what would go, and removes nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    var out = spec.commandLine().getOut();
    var turns = GraphTurns.of(root, registry.access(root), "mcg prune");
    try (var turn = turns.take(spec.commandLine().getErr()::println)) {
      var surplus = turn.pruning().surplus();
      if (dryRun) {
        surplus.forEach(each ->
            out.println(PruneText.line(each, each.isRemovable() ? "would remove" : "would keep")));
      } else {
        turn.prune(out::println);
      }
      long bytes =
          surplus.stream()
              .filter(Surplus::isRemovable)
              .mapToLong(each -> each.snapshot().facts().bytes())
              .sum();
      out.printf("%s %.1f MB%n", dryRun ? "would free" : "freed", bytes / 1e6);
    }
    return ExitCode.OK;
  }
}
