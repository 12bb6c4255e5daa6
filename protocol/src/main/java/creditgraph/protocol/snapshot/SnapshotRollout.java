package creditgraph.protocol.snapshot;

import creditgraph.protocol.WireMessage;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// The conversation between every node and the one that lets nodes fetch, one at a time.
public interface SnapshotRollout {

  /// Root; the actor adds private messages beneath it.
  interface Command {}

  sealed interface Request extends Command, WireMessage permits ReportSnapshots, DescribeNodes {}

  /// What a node has, and whether it wants to fetch. Repeated every few seconds: a turn lasts from
  /// report to report, so that it ends with its node.
  ///
  /// @param node tells nodes apart, also those of one name
  record ReportSnapshots(
      String node, NodeSnapshotState state, Turn turn, ActorRef<Directions> replyTo)
      implements Request {}

  /// Asks for what every node has reported last.
  record DescribeNodes(ActorRef<NodeStates> replyTo) implements Request {}

  /// A node's turn to fetch.
  enum Turn {
    /// It has nothing to fetch.
    NONE,
    /// It waits, in the order of asking.
    WAITING,
    /// It alone may fetch.
    HELD
  }

  /// @param current one snapshot a ruleset
  /// @param turn what the node's turn is from now on
  /// @param lease how long that holds without another report
  record Directions(List<SnapshotOffer> current, Turn turn, Duration lease) implements WireMessage {
    public Directions {
      current = List.copyOf(current);
    }
  }

  record NodeStates(List<NodeSnapshotState> nodes) implements WireMessage {
    public NodeStates {
      nodes = List.copyOf(nodes);
    }
  }
}
