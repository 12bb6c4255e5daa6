package creditgraph.cli.publish;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataOption;
import creditgraph.cli.ExitCode;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.ingest.publish.StoredSnapshot;
import creditgraph.ingest.registry.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg rollback RULESET [FINGERPRINT]`: an earlier snapshot becomes the current one again.
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the previous snapshot of a ruleset the current one, after checking every byte of it.",
      "Running nodes follow within seconds; a second rollback undoes the first."
    })
public final class RollbackCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(index = "0", paramLabel = "RULESET", description = "As in graph/current/.")
  private String ruleset = "";

  @Parameters(
      index = "1",
      paramLabel = "FINGERPRINT",
      arity = "0..1",
      defaultValue = "",
      description = "Of another snapshot than the previous one; its beginning is enough.")
  private String fingerprint = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var root = data.root();
    var graphs = new GraphRoot(root.graph());
    requireCurrent(graphs);
    var command = ("mcg rollback " + ruleset + " " + fingerprint).strip();
    var turns = GraphTurns.of(root, registry.access(root), command);
    var err = spec.commandLine().getErr();
    try (var turn = turns.take(err::println)) {
      var out = spec.commandLine().getOut();
      if (fingerprint.isEmpty() && hasJustRolledBack(turn)) {
        err.println("So nothing was done now; give the command again to go back from there.");
        out.println(graphs.current(ruleset).orElseThrow());
        return ExitCode.OK;
      }
      var target = fingerprint.isEmpty() ? previous(graphs) : named(graphs);
      if (isCurrent(graphs, target)) {
        err.println(target.getFileName() + " is current already");
      } else {
        turn.rollback().to(target);
      }
      out.println(target);
    }
    return ExitCode.OK;
  }

  /// The same command was stopped after readers had been sent to the previous snapshot. To do it
  /// again would send them back to the one that somebody wanted to leave.
  private boolean hasJustRolledBack(GraphTurn turn) {
    return turn.settled().tookEffect().stream()
        .anyMatch(operation ->
            operation.action() == Action.ROLL_BACK
                && operation.snapshot().ruleset().equals(ruleset));
  }

  /// A pointer that leads nowhere is no reason not to go back: it is what going back mends.
  private boolean isCurrent(GraphRoot graphs, Path target) throws IOException {
    try {
      return graphs.current(ruleset).filter(target::equals).isPresent();
    } catch (SnapshotDamaged pointsNowhere) {
      return false;
    }
  }

  /// Before a database is started for nothing.
  private void requireCurrent(GraphRoot graphs) throws IOException {
    if (!graphs.currentRulesets().contains(ruleset)) {
      throw new CommandFailed(
          ExitCode.NOT_FOUND,
          "no snapshot of %s is current in %s; there are: %s"
              .formatted(ruleset, graphs.directory(), String.join(", ", graphs.currentRulesets())));
    }
  }

  private Path previous(GraphRoot graphs) throws IOException {
    return graphs
        .previous(ruleset)
        .orElseThrow(() ->
            new CommandFailed(
                ExitCode.NOT_FOUND,
                "no snapshot of "
                    + ruleset
                    + " was current before the present one, or it is not there any more; mcg"
                    + " snapshots lists what is"));
  }

  private Path named(GraphRoot graphs) throws IOException {
    List<Path> named =
        StoredSnapshot.all(graphs).stream()
            .filter(stored -> stored.facts().ruleset().equals(ruleset))
            .filter(stored -> stored.facts().fingerprint().startsWith(fingerprint))
            .map(StoredSnapshot::directory)
            .toList();
    if (named.size() != 1) {
      throw new CommandFailed(
          ExitCode.NOT_FOUND,
          "%d snapshots of %s begin with %s; mcg snapshots lists what is there"
              .formatted(named.size(), ruleset, fingerprint));
    }
    return named.getFirst();
  }
}
