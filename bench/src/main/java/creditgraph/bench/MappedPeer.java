package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchEnd;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.peer.Peer;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/// graph-core on mapped topology files: budget, clock and route included, nothing allocated.
final class MappedPeer implements Peer {

  static final String NAME = "mapped";

  private final Arena arena = Arena.ofShared();
  private final SearchScratch scratch = SearchScratch.create();
  private @Nullable CreditGraph graph;

  @Override
  public long load(WorkDirectory work) throws IOException {
    graph = StoredTopology.open(work, arena);
    return StoredTopology.rowBytes(work, graph);
  }

  @Override
  public int distance(int from, int to) {
    if (graph == null) {
      throw new IllegalStateException("asked before the graph was loaded");
    }
    SearchEnd end =
        ShortestPath.search(
            graph, from, to, SearchBudget.standard(), Cancellation.never(), scratch);
    return switch (end) {
      case FOUND -> scratch.route().length();
      case NOT_CONNECTED -> NOT_CONNECTED;
      case OUT_OF_RELEASES, OUT_OF_EDGES, OUT_OF_TIME, CANCELLED ->
          throw new IllegalStateException(
              "artists %d and %d: the standard budget is too small, %s".formatted(from, to, end));
    };
  }

  @Override
  public void close() {
    arena.close();
  }
}
