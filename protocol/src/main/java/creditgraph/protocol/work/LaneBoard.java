package creditgraph.protocol.work;

import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.Sampling;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// What lanes do, for those who look on.
public interface LaneBoard {

  /// Asks the coordinator for every lane that it has heard of lately.
  record DescribeLanes(ActorRef<LaneStates> replyTo) implements Sampling.Command, WireMessage {}

  record LaneStates(List<LaneState> lanes) implements WireMessage {
    public LaneStates {
      lanes = List.copyOf(lanes);
    }
  }

  /// @param lane `lane-3`
  /// @param node as in the paths of that node's actors; never for the public
  /// @param job that it computes for; empty when it waits for work
  /// @param tasks that it was given and has not reported
  /// @param since when it was given them, or began to wait
  /// @param tasksPerSecond over the last ten seconds
  record LaneState(
      String lane, String node, String job, int tasks, Instant since, double tasksPerSecond)
      implements WireMessage {}
}
