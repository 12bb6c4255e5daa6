package creditgraph.peer;

import java.io.IOException;

/// A system that finds shortest routes.
public interface Peer extends AutoCloseable {

  /// Answered when no route joins two artists.
  int NOT_CONNECTED = -1;

  /// Takes the graph in, in whatever form suits the system best.
  ///
  /// @return bytes the form takes where the system can tell, or 0
  long load(WorkDirectory work) throws IOException;

  /// Releases on a shortest route between two different artists, or [#NOT_CONNECTED].
  int distance(int from, int to);

  @Override
  void close();
}
