package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.node.snapshot.SnapshotOpener.Refusal;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The snapshots that this node has open, one for each ruleset. The keeper puts them there;
/// searches and tasks take leases from any thread without waiting.
///
/// A reader that finds a snapshot and then cannot lease it has met a switch, and looks again: the
/// new one was put up before the old one was closed.
public final class SnapshotShelf implements CurrentSnapshots {

  /// A snapshot of which less is in memory makes searches wait for the disk again and again.
  static final int LEAST_RESIDENT_PERCENT = 80;

  /// Replaced as a whole, by the keeper alone.
  private volatile Map<RulesetId, OpenedSnapshot> open = Map.of();

  private volatile List<Refusal> refusals = List.of();
  private volatile String trouble = "";
  private volatile Map<SnapshotRef, Integer> resident = Map.of();

  @Override
  public Optional<SnapshotRef> current(RulesetId ruleset) {
    return Optional.ofNullable(open.get(ruleset)).map(OpenedSnapshot::ref);
  }

  @Override
  public List<RulesetId> rulesets() {
    return open.keySet().stream().sorted(Comparator.comparing(RulesetId::value)).toList();
  }

  /// The manifests of all open snapshots, by ruleset.
  public List<Manifest> manifests() {
    return open.values().stream()
        .map(opened -> opened.snapshot().manifest())
        .sorted(Comparator.comparing(Manifest::rulesetName))
        .toList();
  }

  /// All open snapshots, by ruleset.
  List<OpenedSnapshot> opened() {
    return open.values().stream()
        .sorted(Comparator.comparing((OpenedSnapshot opened) -> opened.ref().ruleset().value()))
        .toList();
  }

  /// Whether something is open and nothing troubles the node.
  public boolean isServing() {
    return !open.isEmpty() && trouble.isEmpty();
  }

  /// Why lanes stand still although a snapshot is open; empty when they do not.
  String trouble() {
    return trouble;
  }

  /// Lets lanes stand still for this reason, or go on when it is empty. Leases are given as before:
  /// what runs, ends.
  void trouble(String sentence) {
    trouble = sentence;
  }

  /// How much of the topology of an open snapshot was in memory when that was measured last, in
  /// percent.
  int residentPercent(SnapshotRef ref) {
    return resident.getOrDefault(ref, 0);
  }

  void resident(Map<SnapshotRef, Integer> measured) {
    resident = Map.copyOf(measured);
  }

  private boolean isResident(SnapshotRef ref) {
    return resident.getOrDefault(ref, 100) >= LEAST_RESIDENT_PERCENT;
  }

  /// Why lanes stand still although the disk is well: snapshots are open, and none stays in memory.
  /// Empty when they do not.
  String pressure() {
    List<OpenedSnapshot> all = opened();
    return all.isEmpty() || all.stream().anyMatch(one -> isResident(one.ref()))
        ? ""
        : all.stream()
            .map(one -> "%s %d %%".formatted(one.ref().path(), residentPercent(one.ref())))
            .collect(
                Collectors.joining(
                    ", ",
                    "the machine has too little memory for its snapshots, of which stay: ",
                    ""));
  }

  /// Current snapshots that cannot be opened.
  List<Refusal> refusals() {
    return refusals;
  }

  void refuse(List<Refusal> now) {
    refusals = List.copyOf(now);
  }

  /// Fingerprints of the open snapshots that tasks may run on: those that stay in memory. None
  /// while the node is in trouble.
  public List<String> fingerprints() {
    if (!trouble.isEmpty()) {
      return List.of();
    }
    return open.values().stream()
        .map(OpenedSnapshot::ref)
        .filter(this::isResident)
        .map(SnapshotRef::fingerprint)
        .sorted()
        .toList();
  }

  /// Leases the current snapshot of a ruleset; empty when none is open, or the node goes down.
  public Optional<LeasedSnapshot> lease(RulesetId ruleset) {
    Optional<OpenedSnapshot> tried = Optional.empty();
    Optional<OpenedSnapshot> opened = Optional.ofNullable(open.get(ruleset));
    while (opened.isPresent() && !opened.equals(tried)) {
      Optional<LeasedSnapshot> leased = lease(opened.get());
      if (leased.isPresent()) {
        return leased;
      }
      tried = opened;
      opened = Optional.ofNullable(open.get(ruleset));
    }
    return Optional.empty();
  }

  /// Leases exactly this snapshot; empty when another one or none of its ruleset is open.
  public Optional<LeasedSnapshot> lease(SnapshotRef ref) {
    OpenedSnapshot opened = open.get(ref.ruleset());
    return opened != null && opened.ref().equals(ref) ? lease(opened) : Optional.empty();
  }

  /// Puts a snapshot up and returns the one that it replaces, which the caller closes.
  synchronized Optional<OpenedSnapshot> put(OpenedSnapshot opened) {
    Map<RulesetId, OpenedSnapshot> next = new HashMap<>(open);
    Optional<OpenedSnapshot> replaced =
        Optional.ofNullable(next.put(opened.ref().ruleset(), opened));
    open = Map.copyOf(next);
    return replaced;
  }

  /// Takes all down and returns them, which the caller closes.
  synchronized List<OpenedSnapshot> clear() {
    List<OpenedSnapshot> all = List.copyOf(open.values());
    open = Map.of();
    return all;
  }

  private static Optional<LeasedSnapshot> lease(OpenedSnapshot opened) {
    try {
      return Optional.of(new LeasedSnapshot(opened.ref(), opened.snapshot().lease()));
    } catch (IllegalStateException closed) {
      return Optional.empty();
    }
  }
}
