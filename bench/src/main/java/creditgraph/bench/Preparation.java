package creditgraph.bench;

import creditgraph.graph.csr.AdjacencyEncoder;
import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import creditgraph.graph.random.SplitMix64;
import creditgraph.peer.KeptGraph;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Fills a work directory: makes the workload, orders and encodes it, keeps what joins artists in
/// raw form for the others, and draws the pairs.
final class Preparation {

  /// The facts of the preparation are stored as if a system of this name had answered.
  static final String NAME = "preparation";

  /// Where the encoded rows lie in the work directory.
  static final String ROWS = "rows";

  private Preparation() {}

  static void run(WorkDirectory work, WorkloadScale scale, long seed, int pairs)
      throws IOException {
    Files.createDirectories(work.root());
    long begin = System.nanoTime();
    CreditEdges edges = edges(EdgeWorkload.of(scale, seed));
    long made = System.nanoTime();
    LocalityOrder order = LocalityOrder.of(edges);
    Path rows = work.root().resolve(ROWS);
    EncodedRows.write(order, edges.artistCount(), rows);
    long encoded = System.nanoTime();
    KeptGraph kept = kept(order);
    work.write(kept);
    work.writePairs(pairs(order.components()[3], pairs, seed));
    work.writeFacts(
        NAME,
        Map.of(
            "made.nanos", made - begin,
            "built.nanos", encoded - made,
            "credits.count", (long) edges.creditCount(),
            "kept.artists", (long) kept.artistCount(),
            "kept.releases", (long) kept.releaseCount(),
            "kept.credits", (long) kept.edgeCount(),
            "rows.bytes", EncodedRows.traversalBytes(rows)));
  }

  private static CreditEdges edges(EdgeWorkload workload) {
    int[] starts = new int[workload.releaseCount() + 1];
    int[][] artists = {new int[Math.multiplyExact(workload.releaseCount(), 6)]};
    workload.forEachRelease((release, cast, count) -> {
      int start = starts[release];
      if (start + count > artists[0].length) {
        artists[0] = Arrays.copyOf(artists[0], artists[0].length / 8 * 9 + count);
      }
      System.arraycopy(cast, 0, artists[0], start, count);
      starts[release + 1] = start + count;
    });
    return CreditEdges.of(
        workload.artistCount(), starts, Arrays.copyOf(artists[0], starts[starts.length - 1]));
  }

  private static KeptGraph kept(LocalityOrder order) {
    int[] components = order.components();
    AdjacencyEncoder.Rows rows = order.releaseRows();
    int[] starts = new int[order.keptReleases() + 1];
    for (int release = 0; release < order.keptReleases(); release++) {
      starts[release + 1] = starts[release] + rows.degree(release);
    }
    int[] artists = new int[starts[order.keptReleases()]];
    int[] row = new int[EdgeWorkload.MAX_ARTISTS_ON_RELEASE];
    for (int release = 0; release < order.keptReleases(); release++) {
      rows.read(release, row);
      System.arraycopy(row, 0, artists, starts[release], starts[release + 1] - starts[release]);
    }
    return new KeptGraph(components[components.length - 3], starts, artists);
  }

  /// Pairs of different artists of the largest component, which has the lowest ordinals: the
  /// questions that cost something.
  private static int[] pairs(int artists, int count, long seed) {
    SplitMix64 random = SplitMix64.of(seed, 0);
    int[] ends = new int[2 * count];
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      ends[2 * i] = from;
      ends[2 * i + 1] = to < from ? to : to + 1;
    }
    return ends;
  }
}
