package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.ingest.registry.Operation;
import creditgraph.ingest.registry.RegistryEvent;
import creditgraph.ingest.registry.SnapshotFacts;
import creditgraph.ingest.registry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// After a stop: removes what is left half done, and lets the registry say what the files say.
public final class Reconciliation {

  private final GraphChanges changes;

  public Reconciliation(GraphChanges changes) {
    this.changes = changes;
  }

  /// What became of operations that were stopped.
  ///
  /// @param tookEffect the operations of which readers see the result
  /// @param told a sentence for everything that was put in order
  public record Settled(List<Operation> tookEffect, List<String> told) {

    public Settled {
      tookEffect = List.copyOf(tookEffect);
      told = List.copyOf(told);
    }
  }

  /// Does nothing when nothing was stopped.
  public Settled run() throws IOException {
    List<Operation> tookEffect = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (RegistryEvent intended : changes.registry().unfinished()) {
      boolean done = isDone(intended.operation());
      String sentence =
          "The %s of %s that %s began at %s was stopped; it had %staken effect."
              .formatted(
                  intended.operation().action().word(),
                  intended.operation().snapshot().path(),
                  intended.author().who(),
                  intended.at(),
                  done ? "" : "not ");
      changes.registry().conclude(intended.id(), done ? State.DONE : State.ABANDONED, sentence);
      told.add(sentence);
      if (done) {
        tookEffect.add(intended.operation());
      }
    }
    changes.graphs().removeUnfinished();
    for (String left : Leftovers.remove(changes.staging())) {
      told.add("Removed staging/%s, which a stopped command had left.".formatted(left));
    }
    return new Settled(tookEffect, told);
  }

  private boolean isDone(Operation operation) throws IOException {
    SnapshotFacts snapshot = operation.snapshot();
    Path directory =
        changes.graphs().directory(snapshot.month(), snapshot.ruleset(), snapshot.fingerprint());
    return switch (operation.action()) {
      case PUBLISH, ROLL_BACK -> isCurrent(snapshot.ruleset(), directory);
      case PRUNE -> !Files.exists(directory);
    };
  }

  private boolean isCurrent(String ruleset, Path directory) throws IOException {
    try {
      return changes.graphs().current(ruleset).filter(directory::equals).isPresent();
    } catch (SnapshotDamaged pointsNowhere) {
      return false;
    }
  }
}
