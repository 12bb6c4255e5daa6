package creditgraph.node.snapshot;

import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who may fetch: one node at a time, in the order of asking.
///
/// A turn lasts from report to report. A node that is silent for a lease has lost its turn or its
/// place, and knows it: it has heard nothing for as long. Turns given by a predecessor end within
/// its lease, so nothing is given before that is over; who holds one still says so and keeps it.
/// Holds one entry for each node that has spoken within a lease.
final class FetchTurns {

  private final Duration lease;
  private final Instant quietUntil;

  /// When each node that waits has spoken last.
  private final Map<String, Instant> waiting = new LinkedHashMap<>();

  /// When the node that holds the turn has spoken last; empty or one entry.
  private final Map<String, Instant> holding = new LinkedHashMap<>();

  FetchTurns(Duration lease, Instant now) {
    this.lease = lease;
    this.quietUntil = now.plus(lease);
  }

  /// What the turn of a node is, now that it has said what it wants.
  Turn report(String node, Turn wanted, Instant now) {
    forgetTheSilent(waiting, now);
    forgetTheSilent(holding, now);
    switch (wanted) {
      case NONE -> {
        waiting.remove(node);
        holding.remove(node);
        return Turn.NONE;
      }
      case HELD -> {
        return holding.isEmpty() || holding.containsKey(node) ? hold(node, now) : await(node, now);
      }
      case WAITING -> {
        await(node, now);
        boolean isNext = waiting.keySet().iterator().next().equals(node);
        boolean isFree = holding.isEmpty() && isNext && !now.isBefore(quietUntil);
        return isFree || holding.containsKey(node) ? hold(node, now) : Turn.WAITING;
      }
    }
    throw new IllegalStateException("no such turn: " + wanted);
  }

  private Turn hold(String node, Instant now) {
    waiting.remove(node);
    holding.put(node, now);
    return Turn.HELD;
  }

  private Turn await(String node, Instant now) {
    waiting.put(node, now);
    return Turn.WAITING;
  }

  private void forgetTheSilent(Map<String, Instant> nodes, Instant now) {
    nodes.values().removeIf(spoke -> spoke.plus(lease).isBefore(now));
  }
}
