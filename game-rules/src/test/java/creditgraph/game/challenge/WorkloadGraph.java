package creditgraph.game.challenge;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.util.Arrays;

/// A world with the shape of Discogs, in memory. Ids are ordinals.
final class WorkloadGraph {

  private static final int ARTISTS_OF_100 = 50;

  private WorkloadGraph() {}

  static CreditGraph of(int releases, long seed) {
    EdgeWorkload workload =
        EdgeWorkload.of(new WorkloadScale("test", releases * ARTISTS_OF_100 / 100, releases), seed);
    int[] starts = new int[releases + 1];
    int[][] artists = {new int[1024]};
    workload.forEachRelease((release, credited, count) -> {
      int start = starts[release];
      if (artists[0].length < start + count) {
        artists[0] = Arrays.copyOf(artists[0], 2 * (start + count));
      }
      System.arraycopy(credited, 0, artists[0], start, count);
      starts[release + 1] = start + count;
    });
    return CreditGraph.inMemory(
        CreditEdges.of(
            workload.artistCount(), starts, Arrays.copyOf(artists[0], starts[releases])));
  }
}
