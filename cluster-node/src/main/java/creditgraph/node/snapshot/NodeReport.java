package creditgraph.node.snapshot;

import creditgraph.node.snapshot.SnapshotOpener.Refusal;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.NodeSnapshotState.Fetching;
import creditgraph.protocol.snapshot.NodeSnapshotState.OpenSnapshot;
import creditgraph.protocol.snapshot.NodeSnapshotState.RefusedSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a node says of its snapshots, in words that name no path of its machine.
///
/// @param node tells it apart from every other, also from one of the same name
/// @param name its public label
record NodeReport(String node, String name, Path graphRoot, SnapshotShelf shelf) {

  /// @param unfetched what could not be fetched, and why
  NodeSnapshotState state(List<Fetching> fetching, List<RefusedSnapshot> unfetched) {
    List<RefusedSnapshot> refused = new ArrayList<>(unfetched);
    for (Refusal refusal : shelf.refusals()) {
      refused.add(
          new RefusedSnapshot(
              graphRoot.relativize(refusal.place()).toString(), plain(refusal.reason())));
    }
    return new NodeSnapshotState(
        name,
        shelf.opened().stream()
            .map(opened -> new OpenSnapshot(opened.ref(), shelf.residentPercent(opened.ref())))
            .toList(),
        fetching,
        refused,
        shelf.trouble().isEmpty() ? shelf.pressure() : plain(shelf.trouble()));
  }

  String plain(String sentence) {
    return sentence.replace(graphRoot + "/", "");
  }
}
