package creditgraph.node.snapshot;

import creditgraph.node.snapshot.OwnSnapshots.Settlement;
import creditgraph.node.snapshot.SnapshotOpener.Cause;
import creditgraph.node.snapshot.SnapshotOpener.Refusal;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What a follower does to its disk between fetches, and what it makes of the disk.
///
/// Decides on the follower's thread; what it decided runs elsewhere, because it blocks.
final class DiskUpkeep {

  /// Once in so many settlements a disk is written to that has shown no fault: cards wear.
  static final int PROBE_EVERY = 15;

  private final OwnSnapshots own;
  private final SnapshotShelf shelf;

  /// When each fetched snapshot came to its place, in `System.nanoTime`.
  private final Map<SnapshotRef, Long> publishedAt = new HashMap<>();

  private int untilProbe = PROBE_EVERY;

  DiskUpkeep(OwnSnapshots own, SnapshotShelf shelf) {
    this.own = own;
    this.shelf = shelf;
  }

  /// @param fault why the disk cannot be used, if it was tried and cannot
  record Settled(Settlement settlement, Optional<String> fault) {}

  /// What is to be done for these offers. It fails with [DiskTrouble].
  Supplier<Settled> settle(List<SnapshotOffer> offers) {
    publishedAt.keySet().retainAll(offers.stream().map(SnapshotOffer::ref).toList());
    Set<Path> damaged = damaged(offers);
    Set<SnapshotRef> open = open();
    boolean probes = isTimeToProbe();
    return () -> {
      try {
        return new Settled(own.settle(offers, damaged, open), probes ? probe() : Optional.empty());
      } catch (IOException e) {
        throw new DiskTrouble(e);
      }
    };
  }

  Set<SnapshotRef> open() {
    return shelf.opened().stream().map(OpenedSnapshot::ref).collect(Collectors.toSet());
  }

  /// Puts a fetched snapshot in its place. Blocks; fails with [DiskTrouble].
  void publish(SnapshotRef ref) {
    try {
      own.publish(ref);
    } catch (IOException e) {
      throw new DiskTrouble(e);
    }
  }

  /// What the keeper has refused before is not meant any more.
  void notePublished(SnapshotRef ref) {
    publishedAt.put(ref, System.nanoTime());
  }

  private Set<Path> damaged(List<SnapshotOffer> offers) {
    Set<Path> damaged = new HashSet<>();
    for (SnapshotOffer offer : offers) {
      Path place = own.place(offer.ref());
      for (Refusal refusal : shelf.refusals()) {
        if (refusal.cause() == Cause.DAMAGED
            && refusal.place().equals(place)
            && !isOutdated(refusal, offer.ref())) {
          damaged.add(place);
        }
      }
    }
    return damaged;
  }

  private boolean isOutdated(Refusal refusal, SnapshotRef ref) {
    Long published = publishedAt.get(ref);
    return published != null && published - refusal.lookedAt() > 0;
  }

  /// A node in trouble is asked for a disk that works each time, so that it is back soon.
  private boolean isTimeToProbe() {
    boolean isDue = --untilProbe <= 0 || !shelf.trouble().isEmpty();
    if (isDue) {
      untilProbe = PROBE_EVERY;
    }
    return isDue;
  }

  private Optional<String> probe() {
    try {
      own.probe();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("the disk cannot be written: " + e);
    }
  }
}
