package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.Sampling;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// The conversation between a lane and the coordinator. Lanes pull. One that was told there is
/// nothing to do may be given tasks before it asks again: its question is answered once more.
///
/// Lanes of the version before batches ask without `atMost`, are given a [RunTask] and report with
/// [ReportOutcome]; a lane that is given one answers so, too. During a rolling upgrade either side
/// may be the older one.
public interface TaskBoard {

  /// The most tasks in one offer and in one report.
  int MAX_BATCH = 256;

  /// What the outcomes of one report may come to before a lane begins no further task; with one
  /// large outcome more it is still well below what a message may be (1 MiB).
  int MAX_REPORT_BYTES = 512 << 10;

  sealed interface Request extends Sampling.Command, WireMessage
      permits PullTask, KeepTask, ReportOutcome, ReportOutcomes {}

  /// What lanes of this version can compute: 0 as in the version before there were others, samples
  /// of routes of fewest releases; 1 also samples under conditions; 2 also scores; 3 also findings,
  /// and scores with a simulated player; 4 also roles by year. A lane that would not see a
  /// condition, for its version knows none, would count something else, and one is not offered what
  /// its version cannot read.
  int GENERATION = 4;

  /// A free lane asks for work on one of the snapshots that its node has open.
  ///
  /// @param atMost tasks that it wants, 1 to [#MAX_BATCH]; 0 from a lane of the version before
  ///   batches
  /// @param generation [#GENERATION] of the lane's version; 0 when absent, as in older messages
  /// @param onlyFor a node's address: the lane wants the tasks that this node alone can do; empty,
  ///   also when absent, for those that any node can do
  record PullTask(
      String lane,
      List<String> openFingerprints,
      int atMost,
      int generation,
      String onlyFor,
      ActorRef<TaskOffer> replyTo)
      implements Request {
    public PullTask(
        String lane,
        List<String> openFingerprints,
        int atMost,
        int generation,
        @Nullable String onlyFor,
        ActorRef<TaskOffer> replyTo) {
      this.lane = lane;
      this.openFingerprints = List.copyOf(openFingerprints);
      this.atMost = atMost;
      this.generation = generation;
      this.onlyFor = onlyFor == null ? "" : onlyFor;
      this.replyTo = replyTo;
    }

    /// From a lane of this version, for any node's tasks.
    public PullTask(
        String lane, List<String> openFingerprints, int atMost, ActorRef<TaskOffer> replyTo) {
      this(lane, openFingerprints, atMost, GENERATION, "", replyTo);
    }
  }

  /// A lane still computes the tasks that it was given together with this one; sent now and then,
  /// so that a long task is not offered twice.
  record KeepTask(String lane, String taskName) implements Request {}

  /// The form of the version before batches. Repeated until acknowledged.
  record ReportOutcome(
      String lane, String taskName, TaskOutcome outcome, ActorRef<OutcomeTaken> replyTo)
      implements Request {}

  /// How tasks ended; those that the lane was given and does not report, it gives back. Repeated
  /// until acknowledged; a second report of a task changes nothing.
  ///
  /// @param number tells the reports of a lane apart
  record ReportOutcomes(
      String lane, long number, List<TaskReport> reports, ActorRef<OutcomesTaken> replyTo)
      implements Request {
    public ReportOutcomes {
      reports = List.copyOf(reports);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RunTask.class, name = "run-task"),
    @JsonSubTypes.Type(value = RunTasks.class, name = "run-tasks"),
    @JsonSubTypes.Type(value = NothingToDo.class, name = "nothing-to-do"),
  })
  sealed interface TaskOffer extends WireMessage {}

  /// To and from the version before batches.
  record RunTask(Task task) implements TaskOffer {}

  /// @param tasks of one snapshot, at least one, to be run in this order
  record RunTasks(List<Task> tasks) implements TaskOffer {
    public RunTasks {
      tasks = List.copyOf(tasks);
    }
  }

  record NothingToDo(Duration askAgainAfter) implements TaskOffer {}

  /// Sent only after the outcome is stored.
  record OutcomeTaken(String taskName) implements WireMessage {}

  /// Sent only after all outcomes of the report are stored.
  record OutcomesTaken(long number) implements WireMessage {}
}
