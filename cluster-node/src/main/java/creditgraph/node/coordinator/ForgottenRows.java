package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.Started;
import java.util.Set;

/// Whether rows of forgotten jobs may be in the database: after any start, and when a job was
/// started.
final class ForgottenRows {

  private boolean possible = true;

  void journaled(CoordinatorEvent event) {
    possible |= event instanceof Started;
  }

  /// They were to be removed, and it is not known whether they were.
  void mayBeThere() {
    possible = true;
  }

  /// The jobs whose rows the next step keeps when it removes all others; none when there is nothing
  /// to remove.
  Set<String> takeKept(CoordinatorState state) {
    Set<String> kept = possible ? state.ids() : Set.of();
    possible &= kept.isEmpty();
    return kept;
  }
}
