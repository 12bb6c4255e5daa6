package creditgraph.protocol.snapshot;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import java.util.List;

/// The snapshots of one node. Its sentences are for people and name no path of the machine.
///
/// @param name public label of the node
/// @param open what it answers and computes from
/// @param fetching at most one
/// @param refused what it should have and does not
/// @param trouble why its lanes stand still although a snapshot is open; empty when they do not
public record NodeSnapshotState(
    String name,
    List<OpenSnapshot> open,
    List<Fetching> fetching,
    List<RefusedSnapshot> refused,
    String trouble)
    implements WireMessage {

  public NodeSnapshotState {
    open = List.copyOf(open);
    fetching = List.copyOf(fetching);
    refused = List.copyOf(refused);
  }

  /// @param residentPercent 0 to 100, how much of the topology is in memory
  public record OpenSnapshot(SnapshotRef ref, int residentPercent) implements WireMessage {}

  /// @param percent 0 to 100, of the bytes that the node needs
  public record Fetching(SnapshotRef ref, int percent) implements WireMessage {}

  /// @param snapshot `month/ruleset/fingerprint`, or as much as is known of it
  /// @param reason one sentence
  public record RefusedSnapshot(String snapshot, String reason) implements WireMessage {}
}
