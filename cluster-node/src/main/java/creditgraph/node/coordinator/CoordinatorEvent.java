package creditgraph.node.coordinator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the coordinator has decided, as it stands in the journal. Read back by every later version:
/// optional fields may be added, nothing renamed (`src/test/resources/journal` holds an example of
/// each form that was ever written).
///
/// Samples were the first jobs, and some names still say so: `sampleId` is the id of a job of any
/// kind, and every kind is paused, resumed, cancelled and failed by the events of samples.
public sealed interface CoordinatorEvent extends JournalEvent {

  String sampleId();

  /// The first event of a job. In checkpoints of earlier versions it names no kind and is a
  /// sample's.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = SampleStarted.class)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SampleStarted.class, name = "sample-started"),
    @JsonSubTypes.Type(value = JobStarted.class, name = "job-started"),
  })
  sealed interface Started extends CoordinatorEvent permits SampleStarted, JobStarted {

    SnapshotRef snapshot();

    JobSpec spec();

    JobTerms terms();

    Instant at();
  }

  /// A job of any kind but a sample.
  record JobStarted(String sampleId, SnapshotRef snapshot, JobSpec spec, JobTerms terms, Instant at)
      implements Started {}

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
      implements Started {
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

  /// The first outcomes of some tasks of a sample; there is never a second. Their results are rows
  /// of the database before this is written.
  ///
  /// @param taskIndexes at least one
  /// @param counts the sum over these tasks
  record TasksAccepted(String sampleId, List<Integer> taskIndexes, DistanceCounts counts)
      implements CoordinatorEvent {
    public TasksAccepted {
      taskIndexes = List.copyOf(taskIndexes);
    }
  }

  /// The same of any other kind, whose results are rows and nothing else.
  ///
  /// @param taskIndexes at least one
  record TasksDone(String sampleId, List<Integer> taskIndexes) implements CoordinatorEvent {
    public TasksDone {
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

  /// A lane's node went away while it held these tasks. Offered again; a task that is lost alone
  /// too often fails its job.
  ///
  /// @param taskIndexes at least one
  /// @param alone whether the lane held one task and no other
  record TasksLost(
      String sampleId, List<Integer> taskIndexes, boolean alone, String reason, Instant at)
      implements CoordinatorEvent {
    public TasksLost {
      taskIndexes = List.copyOf(taskIndexes);
    }
  }

  record SampleFailed(String sampleId, String reason) implements CoordinatorEvent {}

  /// No task is handed out until [SampleResumed].
  record SamplePaused(String sampleId) implements CoordinatorEvent {}

  record SampleResumed(String sampleId) implements CoordinatorEvent {}

  record SampleCancelled(String sampleId) implements CoordinatorEvent {}
}
