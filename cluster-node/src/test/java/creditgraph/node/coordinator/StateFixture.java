package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.util.List;

/// The coordinator's state, without actor and journal.
abstract class StateFixture {

  static final int MAX_RUNNING = 2;

  final CoordinatorState state = new CoordinatorState();

  JobState started(int pairs) {
    return state.job(start(pairs, 1)).orElseThrow();
  }

  String start(int pairs, long seed) {
    Submission submission =
        state.start(SNAPSHOT, spec(pairs, seed), JobTerms.USUAL, START, Integer.MAX_VALUE);
    Started event = ((Submission.Start) submission).event();
    state.apply(event);
    return event.sampleId();
  }

  void take(String sampleId, int index, DistanceCounts counts) {
    List<CoordinatorEvent> events =
        judge("lane-1", taskName(sampleId, index), new TaskOutcome.Sampled(counts));
    assertThat(events).containsExactly(new TasksAccepted(sampleId, List.of(index), counts));
    events.forEach(state::apply);
  }

  List<CoordinatorEvent> judge(String lane, String taskName, TaskOutcome outcome) {
    return state.judge(List.of(report(lane, new TaskReport(taskName, outcome))), List.of(), START);
  }

  static Report report(String lane, TaskReport... tasks) {
    return new Report(lane, List.of(tasks), () -> {});
  }

  static TaskReport sampled(String sampleId, int index, int pairs) {
    return new TaskReport(taskName(sampleId, index), twoApart(pairs));
  }
}
