package creditgraph.node.snapshot;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.List;
import java.util.Optional;

/// Which snapshot answers now. Cheap, never blocks, safe from any thread.
public interface CurrentSnapshots {

  Optional<SnapshotRef> current(RulesetId ruleset);

  /// The rulesets of which a snapshot is open, by name.
  List<RulesetId> rulesets();
}
