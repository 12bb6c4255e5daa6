package creditgraph.node.artist;

import creditgraph.protocol.SnapshotRef;
import java.util.List;
import java.util.Optional;

/// Which snapshots have their names in the database, as far as this node knows. Written by the one
/// loader, read by searches; safe from any thread.
final class LoadedNames {

  /// Last current last. Bounded by what the loader keeps: two for each ruleset.
  private volatile List<SnapshotRef> loaded = List.of();

  /// Replaces everything known by what the database says.
  void set(List<SnapshotRef> all) {
    loaded = List.copyOf(all);
  }

  /// The snapshot whose names answer for `current`: itself, or else the one of its ruleset that was
  /// current last, while its own are still on their way. Empty when there is neither.
  Optional<SnapshotRef> answeringFor(SnapshotRef current) {
    List<SnapshotRef> now = loaded;
    if (now.contains(current)) {
      return Optional.of(current);
    }
    return now.reversed().stream()
        .filter(one -> one.ruleset().equals(current.ruleset()))
        .findFirst();
  }
}
