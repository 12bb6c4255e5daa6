package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.Sampling;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// The conversation between a lane and the coordinator. Lanes pull; nothing is pushed.
public interface TaskBoard {

  sealed interface Request extends Sampling.Command, WireMessage
      permits PullTask, KeepTask, ReportOutcome {}

  /// A free lane asks for work on one of the snapshots that its node has open.
  record PullTask(String lane, List<String> openFingerprints, ActorRef<TaskOffer> replyTo)
      implements Request {
    public PullTask {
      openFingerprints = List.copyOf(openFingerprints);
    }
  }

  /// A lane still computes this task; sent now and then, so that a long task is not offered twice.
  record KeepTask(String lane, String taskName) implements Request {}

  /// Repeated until acknowledged; a second report of one task changes nothing.
  record ReportOutcome(
      String lane, String taskName, TaskOutcome outcome, ActorRef<OutcomeTaken> replyTo)
      implements Request {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RunTask.class, name = "run-task"),
    @JsonSubTypes.Type(value = NothingToDo.class, name = "nothing-to-do"),
  })
  sealed interface TaskOffer extends WireMessage {}

  record RunTask(Task task) implements TaskOffer {}

  record NothingToDo(Duration askAgainAfter) implements TaskOffer {}

  /// Sent only after the outcome is in the journal.
  record OutcomeTaken(String taskName) implements WireMessage {}
}
