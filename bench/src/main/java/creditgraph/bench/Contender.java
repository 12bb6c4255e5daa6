package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.util.Optional;

/// A system that can be measured.
interface Contender {

  /// As on the command line and in the report.
  String name();

  /// Why it cannot run here, if so.
  Optional<String> missing();

  /// How often it and we take turns; more for those whose ratio is close to its bar.
  int turns();

  /// Has it answer in a process of its own and leave its answer in the work directory.
  void answer(WorkDirectory work, PeerRun run) throws IOException, InterruptedException;
}
