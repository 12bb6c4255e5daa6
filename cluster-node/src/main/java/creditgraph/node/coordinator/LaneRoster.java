package creditgraph.node.coordinator;

import creditgraph.protocol.work.LaneBoard.LaneState;
import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where lanes are and what they do, for those who look on; nothing is decided by it. Filled by
/// what lanes ask and report, so it is whole within a second of a start. Holds one entry a lane, at
/// most [TaskLedger#MAX_LANES]; a lane that is silent is forgotten. The lanes that every node has
/// for itself, for checks of its copies, are not among them: they compute nothing and never move.
final class LaneRoster {

  /// A lane asks, keeps its tasks or reports every two or three seconds at the latest.
  static final Duration FORGET_AFTER = Duration.ofSeconds(15);

  private record Entry(String node, String job, int tasks, Instant since, Instant heard) {

    Entry heardAt(Instant now) {
      return new Entry(node, job, tasks, since, now);
    }
  }

  private final Map<String, Entry> byLane = new HashMap<>();
  private final TaskRates rates = new TaskRates();

  /// The lane has asked, and was given these tasks, or none.
  void offered(String lane, String node, List<Task> tasks, Instant now) {
    Entry before = byLane.get(lane);
    if (before == null && byLane.size() >= TaskLedger.MAX_LANES) {
      return;
    }
    String job =
        tasks.stream()
            .findFirst()
            .flatMap(first -> TaskName.parse(first.name()))
            .map(TaskName::jobId)
            .orElse("");
    Instant since =
        before != null && before.job().isEmpty() && job.isEmpty() ? before.since() : now;
    byLane.put(lane, new Entry(node, job, tasks.size(), since, now));
  }

  /// The lane still computes.
  void kept(String lane, Instant now) {
    byLane.computeIfPresent(lane, (_, entry) -> entry.heardAt(now));
  }

  /// The lane has brought so many outcomes and holds nothing any more.
  void reported(String lane, int tasks, Instant now) {
    if (byLane.computeIfPresent(lane, (_, entry) -> new Entry(entry.node(), "", 0, now, now))
        != null) {
      rates.accepted(lane, tasks, now);
    }
  }

  void releaseNode(String node) {
    byLane.values().removeIf(entry -> entry.node().equals(node));
    rates.retain(byLane.keySet());
  }

  List<LaneState> describe(Instant now) {
    byLane.values().removeIf(entry -> entry.heard().plus(FORGET_AFTER).isBefore(now));
    rates.retain(byLane.keySet());
    return byLane.entrySet().stream()
        .map(lane -> state(lane.getKey(), lane.getValue(), now))
        .sorted(Comparator.comparing(LaneState::lane))
        .toList();
  }

  private LaneState state(String lane, Entry entry, Instant now) {
    return new LaneState(
        lane, entry.node(), entry.job(), entry.tasks(), entry.since(), rates.perSecond(lane, now));
  }
}
