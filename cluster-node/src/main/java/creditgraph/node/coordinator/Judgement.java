package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.protocol.sample.DistanceCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// The events that follow from a batch of outcomes, gathered outcome by outcome: one acceptance a
/// sample, however many of its tasks are in the batch.
final class Judgement {

  private static final class Accepted {
    private final SequencedSet<Integer> tasks = new LinkedHashSet<>();
    private final CountSum sum = new CountSum();
  }

  static final int MAX_REASON = 500;

  private final Function<String, Optional<SampleState>> samples;
  private final Instant now;
  private final Map<String, Accepted> accepted = new LinkedHashMap<>();
  private final Map<TaskName, Integer> broken = new LinkedHashMap<>();
  private final List<TaskBroke> breaks = new ArrayList<>();
  private final Map<String, SampleFailed> failures = new LinkedHashMap<>();

  /// @param samples by id, as they were before the batch
  Judgement(Function<String, Optional<SampleState>> samples, Instant now) {
    this.samples = samples;
    this.now = now;
  }

  /// True when an outcome of this task would still be taken.
  boolean wants(TaskName task) {
    return !failures.containsKey(task.sampleId())
        && !(accepted.containsKey(task.sampleId())
            && accepted.get(task.sampleId()).tasks.contains(task.index()))
        && samples.apply(task.sampleId()).filter(one -> one.wants(task.index())).isPresent();
  }

  void accept(TaskName task, DistanceCounts counts) {
    Accepted ofSample = accepted.computeIfAbsent(task.sampleId(), _ -> new Accepted());
    ofSample.tasks.add(task.index());
    ofSample.sum.add(counts);
  }

  /// @param reason cut to [#MAX_REASON] characters, because it is kept for ever
  void broke(TaskName task, String reason) {
    String kept = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
    breaks.add(new TaskBroke(task.sampleId(), task.index(), kept, now));
    samples
        .apply(task.sampleId())
        .ifPresent(sample -> {
          int attempts = sample.attempts(task.index()) + broken.merge(task, 1, Integer::sum);
          if (attempts >= sample.terms().tries()) {
            fail(
                task.sampleId(),
                "task %d broke %d times, the last time on %s"
                    .formatted(task.index(), attempts, kept));
          }
        });
  }

  void fail(String sampleId, String reason) {
    if (samples.apply(sampleId).filter(SampleState::isRunning).isPresent()) {
      failures.putIfAbsent(sampleId, new SampleFailed(sampleId, reason));
    }
  }

  List<CoordinatorEvent> events() {
    List<CoordinatorEvent> events = new ArrayList<>();
    accepted.forEach((sampleId, ofSample) ->
        events.add(
            new TasksAccepted(sampleId, List.copyOf(ofSample.tasks), ofSample.sum.counts())));
    events.addAll(breaks);
    events.addAll(failures.values());
    return events;
  }
}
