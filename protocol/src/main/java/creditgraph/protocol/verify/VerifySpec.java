package creditgraph.protocol.verify;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.RunLabel;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.job.JobSpec;
import java.util.List;

/// Whose copies of the current snapshot to check.
///
/// @param nodes 1 to [#MAX_NODES], by name; each is a task that no other node can do
/// @param run see [RunLabel]; a copy may be damaged tomorrow that is whole today
public record VerifySpec(RulesetId ruleset, List<CheckedNode> nodes, String run)
    implements JobSpec {

  public static final int MAX_NODES = 1_000;

  public VerifySpec {
    nodes = List.copyOf(nodes);
    RunLabel.require(run);
    if (nodes.isEmpty() || nodes.size() > MAX_NODES) {
      throw new IllegalArgumentException(
          "nodes: expected 1 to %d, found %d".formatted(MAX_NODES, nodes.size()));
    }
  }

  @Override
  public JobKind jobKind() {
    return JobKind.VERIFY;
  }

  /// @param name public label
  /// @param address as in the paths of the node's actors
  public record CheckedNode(String name, String address) implements WireMessage {}
}
