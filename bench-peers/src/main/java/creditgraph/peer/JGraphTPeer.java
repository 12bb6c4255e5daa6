package creditgraph.peer;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BidirectionalDijkstraShortestPath;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.SparseIntUndirectedGraph;
import org.jspecify.annotations.Nullable;

/// JGraphT's bidirectional Dijkstra on its most compact graph.
final class JGraphTPeer implements Peer {

  private @Nullable BidirectionalDijkstraShortestPath<Integer, Integer> search;

  @Override
  public long load(WorkDirectory work) throws IOException {
    KeptGraph graph = work.graph();
    search =
        new BidirectionalDijkstraShortestPath<>(
            new SparseIntUndirectedGraph(
                graph.vertexCount(), graph.edgeCount(), () -> edges(graph)));
    return 0;
  }

  private static Stream<Pair<Integer, Integer>> edges(KeptGraph graph) {
    return IntStream.range(0, graph.releaseCount())
        .boxed()
        .flatMap(release ->
            IntStream.range(graph.starts()[release], graph.starts()[release + 1])
                .mapToObj(i -> Pair.of(graph.artists()[i], graph.artistCount() + release)));
  }

  @Override
  public int distance(int from, int to) {
    if (search == null) {
      throw new IllegalStateException("asked before the graph was loaded");
    }
    GraphPath<Integer, Integer> path = search.getPath(from, to);
    return path == null ? NOT_CONNECTED : path.getLength() / 2;
  }

  @Override
  public void close() {}
}
