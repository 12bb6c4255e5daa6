package creditgraph.peer;

import it.unimi.dsi.webgraph.BVGraph;
import it.unimi.dsi.webgraph.ImmutableGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// WebGraph's BVGraph with its own settings, searched by [WebGraphSearch].
///
/// BVGraph codes the first target of a row by how far it is from the row's own number, so artists
/// and releases are numbered together: each release stands behind its artist in the middle. Among
/// themselves both keep the snapshot's order.
final class WebGraphPeer implements Peer {

  private int[] places = new int[0];
  private @Nullable WebGraphSearch search;

  @Override
  public long load(WorkDirectory work) throws IOException {
    KeptGraph graph = work.graph();
    places = places(graph);
    Path directory = Files.createDirectories(work.root().resolve("webgraph-files"));
    String base = directory.resolve("credits").toString();
    BVGraph.store(renumbered(graph), base);
    BVGraph loaded = BVGraph.load(base);
    search = new WebGraphSearch(loaded, leaves(loaded));
    places = Arrays.copyOf(places, graph.artistCount());
    return Files.size(Path.of(base + ".graph")) + offsetBytes(base, loaded.numNodes());
  }

  @Override
  public int distance(int from, int to) {
    if (search == null) {
      throw new IllegalStateException("asked before the graph was loaded");
    }
    int steps = search.distance(places[from], places[to]);
    return steps < 0 ? NOT_CONNECTED : steps / 2;
  }

  @Override
  public void close() {}

  /// The Elias-Fano list that takes the place of the offsets file in memory (Vigna, *Quasi-succinct
  /// indices*, 2013): two bits and the logarithm of the mean gap for each row.
  private static long offsetBytes(String base, int rows) throws IOException {
    double bits = Files.size(Path.of(base + ".graph")) * 8.0;
    double gap = Math.max(1, bits / rows);
    return (long) (rows * (2 + Math.floor(Math.log(gap) / Math.log(2))) / 8);
  }

  /// The number of each vertex among all.
  private static int[] places(KeptGraph graph) {
    int[] behind = new int[graph.artistCount() + 1];
    for (int release = 0; release < graph.releaseCount(); release++) {
      behind[middle(graph, release) + 1]++;
    }
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      behind[artist + 1] += behind[artist];
    }
    int[] numbers = new int[graph.vertexCount()];
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      numbers[artist] = artist + behind[artist];
    }
    for (int release = 0; release < graph.releaseCount(); release++) {
      int artist = middle(graph, release);
      numbers[graph.artistCount() + release] = artist + 1 + behind[artist]++;
    }
    return numbers;
  }

  private static int middle(KeptGraph graph, int release) {
    return graph.artists()[(graph.starts()[release] + graph.starts()[release + 1]) >>> 1];
  }

  private ImmutableGraph renumbered(KeptGraph graph) {
    KeptGraph.Rows rows = graph.rows();
    int[] vertices = new int[graph.vertexCount()];
    for (int vertex = 0; vertex < vertices.length; vertex++) {
      vertices[places[vertex]] = vertex;
    }
    return new Renumbered(rows, vertices, places);
  }

  private static long[] leaves(ImmutableGraph graph) {
    long[] leaves = new long[(graph.numNodes() >>> 6) + 1];
    for (int node = 0; node < graph.numNodes(); node++) {
      if (graph.outdegree(node) == 1) {
        leaves[node >>> 6] |= 1L << node;
      }
    }
    return leaves;
  }

  /// The graph as it is handed to the encoder.
  private static final class Renumbered extends ImmutableGraph {
    private final KeptGraph.Rows rows;
    private final int[] vertices;
    private final int[] places;

    Renumbered(KeptGraph.Rows rows, int[] vertices, int[] places) {
      this.rows = rows;
      this.vertices = vertices;
      this.places = places;
    }

    @Override
    public int numNodes() {
      return vertices.length;
    }

    @Override
    public boolean randomAccess() {
      return true;
    }

    @Override
    public int outdegree(int node) {
      int vertex = vertices[node];
      return rows.starts()[vertex + 1] - rows.starts()[vertex];
    }

    @Override
    public int[] successorArray(int node) {
      int vertex = vertices[node];
      int[] row =
          Arrays.copyOfRange(rows.targets(), rows.starts()[vertex], rows.starts()[vertex + 1]);
      for (int i = 0; i < row.length; i++) {
        row[i] = places[row[i]];
      }
      Arrays.sort(row);
      return row;
    }

    @Override
    public ImmutableGraph copy() {
      return this;
    }
  }
}
