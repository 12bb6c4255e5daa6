package creditgraph.protocol.verify;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// What a node's copy of a snapshot is like.
///
/// @param node its name
/// @param faults in the order of the files, at most [#MAX_FAULTS]; none unless it is damaged
/// @param moreFaults whether there are more than those
public record CopyReport(String node, State state, List<String> faults, boolean moreFaults)
    implements WireMessage {

  public static final int MAX_FAULTS = 20;

  public CopyReport {
    faults = List.copyOf(faults);
  }

  public enum State {
    WHOLE,
    DAMAGED,
    /// The node has another snapshot of the ruleset, or none, by now.
    ABSENT,
    /// The node left the cluster before it had looked.
    GONE
  }
}
