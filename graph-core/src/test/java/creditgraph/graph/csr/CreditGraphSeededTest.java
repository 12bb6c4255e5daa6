package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.measure.Components;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a graph says of its own credits, against the plain lists they came from.
class CreditGraphSeededTest {

  private static final long SEED = TestSeed.of("CreditGraphSeededTest");
  private static final int CASES = 400;

  @Test
  void bothDirectionsHoldTheSameCredits() {
    for (int index = 0; index < CASES; index++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(new Random(SEED + index)));
      NaiveGraph naive = RandomGraphs.asTheGraphSays(graph);
      int[] row = new int[graph.releaseCount()];
      for (int artist = 0; artist < graph.artistCount(); artist++) {
        List<Integer> expected = new ArrayList<>();
        for (int release = 0; release < graph.releaseCount(); release++) {
          int place = naive.releases().get(release).indexOf(artist);
          assertThat(graph.indexOnRelease(release, artist)).as("case %d", index).isEqualTo(place);
          if (place >= 0) {
            expected.add(release);
          }
        }
        int degree = graph.releases(artist, row);
        assertThat(Arrays.stream(row, 0, degree).boxed()).as("case %d", index).isEqualTo(expected);
        assertThat(graph.releasesOf(artist)).as("case %d", index).isEqualTo(degree);
      }
    }
  }

  @Test
  void keepsHowManyCreditsEachArtistAndReleaseHas() {
    for (int index = 0; index < CASES; index++) {
      NaiveGraph given = NaiveGraph.random(new Random(SEED + index));
      CreditGraph graph = RandomGraphs.graphOf(given);
      NaiveGraph held = RandomGraphs.asTheGraphSays(graph);
      assertThat(releaseSizes(held)).as("case %d", index).isEqualTo(releaseSizes(given));
      assertThat(artistSizes(held)).as("case %d", index).isEqualTo(artistSizes(given));
    }
  }

  @Test
  void passesItsOwnChecks() {
    for (int index = 0; index < CASES; index++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(new Random(SEED + index)));
      assertThat(faults(graph)).as("case %d", index).isEmpty();
    }
  }

  @Test
  void aHubOfAMillionReleasesIsOneRow() {
    int partners = 50;
    List<List<Integer>> releases = new ArrayList<>();
    for (int release = 0; release < 1_000_000; release++) {
      releases.add(List.of(0, 1 + release % partners));
    }
    CreditGraph graph = RandomGraphs.graphOf(new NaiveGraph(partners + 1, releases));
    assertThat(faults(graph)).isEmpty();
    int hub = 0;
    for (int artist = 0; artist <= partners; artist++) {
      hub = graph.releasesOf(artist) > graph.releasesOf(hub) ? artist : hub;
    }
    int[] row = new int[graph.releasesOf(hub)];
    assertThat(graph.releases(hub, row)).isEqualTo(1_000_000);
    assertThat(row[row.length - 1]).isEqualTo(999_999);
    assertThat(graph.indexOnRelease(row[123_456], hub)).isNotNegative();
  }

  @Test
  void artistsShareAComponentExactlyWhenARouteJoinsThem() {
    for (int index = 0; index < CASES; index++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(new Random(SEED + index)));
      NaiveGraph naive = RandomGraphs.asTheGraphSays(graph);
      List<Integer> sizes = new ArrayList<>();
      for (int artist = 0; artist < graph.artistCount(); artist++) {
        int[] distances = naive.distances(artist);
        int size = 0;
        boolean isFirst = true;
        for (int other = 0; other < graph.artistCount(); other++) {
          boolean joined = distances[other] != NaiveGraph.NOT_CONNECTED;
          size += joined ? 1 : 0;
          if (other != artist && graph.componentOf(artist) != CreditGraph.ISOLATED) {
            assertThat(graph.componentOf(other) == graph.componentOf(artist))
                .as("case %d, artists %d and %d", index, artist, other)
                .isEqualTo(joined);
          }
          isFirst &= !joined || other >= artist;
        }
        assertThat(graph.componentOf(artist) == CreditGraph.ISOLATED).isEqualTo(size == 1);
        if (isFirst) {
          sizes.add(size);
        }
      }
      sizes.sort(Comparator.reverseOrder());
      Components components = Components.of(graph);
      assertThat(components.count()).as("case %d", index).isEqualTo(sizes.size());
      assertThat(components.largestArtists()).as("case %d", index).isEqualTo(sizes.getFirst());
    }
  }

  private static List<String> faults(CreditGraph graph) {
    List<String> faults = new ArrayList<>();
    FaultSink sink = (offset, message) -> faults.add(offset + ": " + message);
    AdjacencyCheck.check(graph.artistToReleases(), sink, sink);
    AdjacencyCheck.check(graph.releaseToArtists(), sink, sink);
    ReciprocityCheck.check(graph.artistToReleases(), graph.releaseToArtists(), sink);
    return faults;
  }

  private static List<Integer> releaseSizes(NaiveGraph graph) {
    return graph.releases().stream().map(List::size).sorted().toList();
  }

  private static List<Integer> artistSizes(NaiveGraph graph) {
    Map<Integer, Integer> sizes = new HashMap<>();
    graph
        .releases()
        .forEach(release -> release.forEach(artist -> sizes.merge(artist, 1, Integer::sum)));
    return sizes.values().stream().sorted().toList();
  }
}
