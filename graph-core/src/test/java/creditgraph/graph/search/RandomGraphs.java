package creditgraph.graph.search;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds the fast graph of a naive one, and reads it back.
///
/// The graph numbers artists and releases by its own order. Ordinals are mapped back by what the
/// graph itself says of its releases, so nothing that uses this trusts the order.
public final class RandomGraphs {

  private RandomGraphs() {}

  /// Artists without a credit are left out.
  public static CreditGraph graphOf(NaiveGraph naive) {
    int[] ranks = new int[naive.artistCount()];
    Arrays.fill(ranks, -1);
    for (List<Integer> release : naive.releases()) {
      for (int artist : release) {
        ranks[artist] = 0;
      }
    }
    int credited = 0;
    for (int artist = 0; artist < ranks.length; artist++) {
      ranks[artist] = ranks[artist] == 0 ? credited++ : -1;
    }
    int[] artists =
        naive.releases().stream()
            .flatMapToInt(release -> release.stream().mapToInt(artist -> ranks[artist]))
            .toArray();
    int[] starts = new int[naive.releases().size() + 1];
    for (int release = 0; release < naive.releases().size(); release++) {
      starts[release + 1] = starts[release] + naive.releases().get(release).size();
    }
    return CreditGraph.inMemory(CreditEdges.of(credited, starts, artists));
  }

  /// The same credits in the graph's own numbers.
  public static NaiveGraph asTheGraphSays(CreditGraph graph) {
    List<List<Integer>> releases = new ArrayList<>();
    for (int release = 0; release < graph.releaseCount(); release++) {
      int[] artists = new int[graph.artistsOn(release)];
      graph.artists(release, artists);
      releases.add(Arrays.stream(artists).boxed().toList());
    }
    return new NaiveGraph(graph.artistCount(), releases);
  }
}
