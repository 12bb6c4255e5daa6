package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.TaskOutcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Everything the coordinator has decided, rebuilt by folding its events, and the rules that
/// decide.
///
/// The rules ([#start], [#judge]) answer the events that follow from a request and change nothing;
/// [#apply] is the only writer, total and free of checks, for what it gets was decided before.
/// Finished samples stay for questions, [#MAX_ENDED] of them; the oldest goes first.
final class CoordinatorState {

  static final int MAX_ENDED = 200;

  /// In the order in which they were started, which is the order in which they are worked on.
  private final LinkedHashMap<String, SampleState> samples = new LinkedHashMap<>();

  /// What a submitted sample leads to.
  sealed interface Submission {
    record Start(SampleStarted event) implements Submission {}

    /// Nothing to journal: it runs already, has ended, or cannot be taken.
    record Answer(SampleReply reply) implements Submission {}
  }

  Submission start(SnapshotRef snapshot, SampleSpec spec, int taskPairs, int maxRunning) {
    String id = SampleIds.of(snapshot, spec);
    SampleState known = samples.get(id);
    if (known != null && known.failure().isEmpty()) {
      return new Submission.Answer(known.describe());
    }
    int running = Math.toIntExact(samples.values().stream().filter(SampleState::isRunning).count());
    return running >= maxRunning
        ? new Submission.Answer(new Busy(running))
        : new Submission.Start(new SampleStarted(id, snapshot, spec, taskPairs));
  }

  /// The events that follow from a reported outcome; none when it says nothing new.
  List<CoordinatorEvent> judge(String lane, String taskName, TaskOutcome outcome) {
    Optional<TaskName> name = TaskName.parse(taskName);
    if (name.isEmpty() || !wants(name.get())) {
      return List.of();
    }
    return switch (outcome) {
      case TaskOutcome.Sampled sampled -> judgeCounts(lane, name.get(), sampled.counts());
      case TaskOutcome.WrongSnapshot _ -> List.of();
      case TaskOutcome.Failed failed -> broke(name.get(), "lane " + lane + ": " + failed.reason());
    };
  }

  void apply(CoordinatorEvent event) {
    switch (event) {
      case SampleStarted started -> put(new SampleState(started));
      case TaskAccepted accepted ->
          known(accepted.sampleId()).accept(accepted.taskIndex(), accepted.counts());
      case TaskBroke broke -> known(broke.sampleId()).broke(broke.taskIndex());
      case SampleFailed failed -> known(failed.sampleId()).fail(failed.reason());
    }
  }

  /// Puts a sample in as a journal checkpoint holds it.
  void put(SampleState sample) {
    samples.remove(sample.id());
    samples.put(sample.id(), sample);
    forgetOldest();
  }

  SampleReply describe(String sampleId) {
    SampleState sample = samples.get(sampleId);
    return sample == null ? new UnknownSample(sampleId) : sample.describe();
  }

  Optional<SampleState> sample(String sampleId) {
    return Optional.ofNullable(samples.get(sampleId));
  }

  Collection<SampleState> samples() {
    return samples.values();
  }

  List<SampleState> running() {
    return samples.values().stream().filter(SampleState::isRunning).toList();
  }

  /// An event about a sample follows the event that started it, and only ended ones are forgotten.
  private SampleState known(String sampleId) {
    return Objects.requireNonNull(samples.get(sampleId), sampleId);
  }

  private boolean wants(TaskName name) {
    SampleState sample = samples.get(name.sampleId());
    return sample != null && sample.wants(name.index());
  }

  private List<CoordinatorEvent> judgeCounts(String lane, TaskName name, DistanceCounts counts) {
    int expected = known(name.sampleId()).pairs(name.index());
    return counts.pairs() == expected
        ? List.of(new TaskAccepted(name.sampleId(), name.index(), counts))
        : broke(
            name,
            "lane %s counted %d pairs, expected %d".formatted(lane, counts.pairs(), expected));
  }

  private List<CoordinatorEvent> broke(TaskName name, String reason) {
    TaskBroke broke = new TaskBroke(name.sampleId(), name.index(), reason);
    int attempts = known(name.sampleId()).attempts(name.index()) + 1;
    return attempts < SampleState.MAX_ATTEMPTS
        ? List.of(broke)
        : List.of(
            broke,
            new SampleFailed(
                name.sampleId(),
                "task %d broke %d times, the last time on %s"
                    .formatted(name.index(), attempts, reason)));
  }

  private void forgetOldest() {
    List<SampleState> ended = samples.values().stream().filter(one -> !one.isRunning()).toList();
    for (int i = 0; i < ended.size() - MAX_ENDED; i++) {
      samples.remove(ended.get(i).id());
    }
  }
}
