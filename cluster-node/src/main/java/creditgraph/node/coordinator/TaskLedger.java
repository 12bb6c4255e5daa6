package creditgraph.node.coordinator;

import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which lane computes which task now. Not journaled: after a restart every open task is offered
/// again, and an outcome that comes twice changes nothing.
///
/// A lane holds at most one task. It loses it by asking for the next, by silence longer than the
/// lease, and with its node. Holds one entry a lane, at most [#MAX_LANES].
final class TaskLedger {

  static final int MAX_LANES = 4096;

  private record Lease(TaskName task, String node, Instant until) {}

  private final Duration leaseTime;
  private final Map<String, Lease> byLane = new HashMap<>();

  TaskLedger(Duration leaseTime) {
    this.leaseTime = leaseTime;
  }

  /// The next task for a lane: the oldest sample first, its lowest open task first.
  Optional<Task> offer(
      String lane, String node, List<String> fingerprints, CoordinatorState state, Instant now) {
    byLane.remove(lane);
    if (byLane.size() >= MAX_LANES) {
      return Optional.empty();
    }
    for (SampleState sample : state.running()) {
      if (!fingerprints.contains(sample.snapshot().fingerprint())) {
        continue;
      }
      int index = sample.nextTask(taken(sample.id()));
      if (index >= 0) {
        TaskName name = new TaskName(sample.id(), index);
        byLane.put(lane, new Lease(name, node, now.plus(leaseTime)));
        return Optional.of(sample.task(index));
      }
    }
    return Optional.empty();
  }

  /// The lane lives and still computes this task.
  void keep(String lane, String taskName, Instant now) {
    byLane.computeIfPresent(
        lane,
        (_, lease) ->
            lease.task().toString().equals(taskName)
                ? new Lease(lease.task(), lease.node(), now.plus(leaseTime))
                : lease);
  }

  /// The lane has reported this task; whatever became of it, the lane no longer holds it.
  void settle(String lane, String taskName) {
    byLane.computeIfPresent(
        lane, (_, lease) -> lease.task().toString().equals(taskName) ? null : lease);
  }

  /// Returns how many tasks are open again.
  int releaseNode(String node) {
    return release(lease -> lease.node().equals(node));
  }

  /// Returns how many tasks are open again.
  int expire(Instant now) {
    return release(lease -> !now.isBefore(lease.until()));
  }

  private int release(Predicate<Lease> which) {
    int before = byLane.size();
    byLane.values().removeIf(which);
    return before - byLane.size();
  }

  private BitSet taken(String sampleId) {
    BitSet taken = new BitSet();
    byLane.values().stream()
        .filter(lease -> lease.task().sampleId().equals(sampleId))
        .forEach(lease -> taken.set(lease.task().index()));
    return taken;
  }
}
