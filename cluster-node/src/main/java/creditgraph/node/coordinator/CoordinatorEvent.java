package creditgraph.node.coordinator;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the coordinator has decided, as it stands in the journal. Read back by every later version:
/// optional fields may be added, nothing renamed (`src/test/resources/journal` holds an example of
/// each form that was ever written).
public sealed interface CoordinatorEvent extends JournalEvent {

  String sampleId();

  /// @param taskPairs pairs in each task but the last, so that the cut never changes afterwards
  /// @param terms [JobTerms#USUAL] in events of earlier versions
  /// @param at the epoch in events of earlier versions
  record SampleStarted(
      String sampleId,
      SnapshotRef snapshot,
      SampleSpec spec,
      int taskPairs,
      JobTerms terms,
      Instant at)
      implements CoordinatorEvent {
    public SampleStarted(
        String sampleId,
        SnapshotRef snapshot,
        SampleSpec spec,
        int taskPairs,
        @Nullable JobTerms terms,
        @Nullable Instant at) {
      this.sampleId = sampleId;
      this.snapshot = snapshot;
      this.spec = spec;
      this.taskPairs = taskPairs;
      this.terms = terms == null ? JobTerms.USUAL : terms;
      this.at = at == null ? Instant.EPOCH : at;
    }
  }

  /// The first outcomes of some tasks; there is never a second. Their results are rows of the
  /// database before this is written.
  ///
  /// @param taskIndexes at least one
  /// @param counts the sum over these tasks
  record TasksAccepted(String sampleId, List<Integer> taskIndexes, DistanceCounts counts)
      implements CoordinatorEvent {
    public TasksAccepted {
      taskIndexes = List.copyOf(taskIndexes);
    }
  }

  /// As versions before [TasksAccepted] wrote it, one event a task and no row; read, never written.
  record TaskAccepted(String sampleId, int taskIndex, DistanceCounts counts)
      implements CoordinatorEvent {}

  /// A lane could not do the task; it will be tried again, a bounded number of times.
  ///
  /// @param at the epoch in events of earlier versions
  record TaskBroke(String sampleId, int taskIndex, String reason, Instant at)
      implements CoordinatorEvent {
    public TaskBroke(String sampleId, int taskIndex, String reason, @Nullable Instant at) {
      this.sampleId = sampleId;
      this.taskIndex = taskIndex;
      this.reason = reason;
      this.at = at == null ? Instant.EPOCH : at;
    }
  }

  record SampleFailed(String sampleId, String reason) implements CoordinatorEvent {}

  /// No task is handed out until [SampleResumed].
  record SamplePaused(String sampleId) implements CoordinatorEvent {}

  record SampleResumed(String sampleId) implements CoordinatorEvent {}

  record SampleCancelled(String sampleId) implements CoordinatorEvent {}
}
