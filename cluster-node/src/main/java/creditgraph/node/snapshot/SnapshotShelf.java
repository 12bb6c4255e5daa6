package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The snapshots that this node has open, one for each ruleset. The keeper puts them there;
/// searches and tasks take leases from any thread without waiting.
///
/// A reader that finds a snapshot and then cannot lease it has met a switch, and looks again: the
/// new one was put up before the old one was closed.
public final class SnapshotShelf implements CurrentSnapshots {

  private final AtomicReference<Map<RulesetId, OpenedSnapshot>> open =
      new AtomicReference<>(Map.of());

  @Override
  public Optional<SnapshotRef> current(RulesetId ruleset) {
    return Optional.ofNullable(open.get().get(ruleset)).map(OpenedSnapshot::ref);
  }

  @Override
  public List<RulesetId> rulesets() {
    return open.get().keySet().stream().sorted(Comparator.comparing(RulesetId::value)).toList();
  }

  /// The manifests of all open snapshots, by ruleset.
  public List<Manifest> manifests() {
    return open.get().values().stream()
        .map(opened -> opened.snapshot().manifest())
        .sorted(Comparator.comparing(Manifest::rulesetName))
        .toList();
  }

  /// Fingerprints of all open snapshots.
  public List<String> fingerprints() {
    return open.get().values().stream().map(opened -> opened.ref().fingerprint()).sorted().toList();
  }

  /// Leases the current snapshot of a ruleset; empty when none is open.
  public Optional<LeasedSnapshot> lease(RulesetId ruleset) {
    OpenedSnapshot tried = null;
    while (true) {
      OpenedSnapshot opened = open.get().get(ruleset);
      // The same one twice: it was closed without a successor, the node is going down.
      if (opened == null || opened == tried) {
        return Optional.empty();
      }
      Optional<LeasedSnapshot> leased = lease(opened);
      if (leased.isPresent()) {
        return leased;
      }
      tried = opened;
    }
  }

  /// Leases exactly this snapshot; empty when another one or none of its ruleset is open.
  public Optional<LeasedSnapshot> lease(SnapshotRef ref) {
    OpenedSnapshot opened = open.get().get(ref.ruleset());
    return opened != null && opened.ref().equals(ref) ? lease(opened) : Optional.empty();
  }

  /// Puts a snapshot up and returns the one that it replaces, which the caller closes.
  Optional<OpenedSnapshot> put(OpenedSnapshot opened) {
    Map<RulesetId, OpenedSnapshot> before =
        open.getAndUpdate(now -> {
          Map<RulesetId, OpenedSnapshot> next = new HashMap<>(now);
          next.put(opened.ref().ruleset(), opened);
          return Map.copyOf(next);
        });
    return Optional.ofNullable(before.get(opened.ref().ruleset()));
  }

  /// Takes all down and returns them, which the caller closes.
  List<OpenedSnapshot> clear() {
    return List.copyOf(open.getAndSet(Map.of()).values());
  }

  private static Optional<LeasedSnapshot> lease(OpenedSnapshot opened) {
    try {
      return Optional.of(new LeasedSnapshot(opened.ref(), opened.snapshot().lease()));
    } catch (IllegalStateException closed) {
      return Optional.empty();
    }
  }
}
