package creditgraph.game.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.Distances;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SimulatedPlayerTest {

  @Test
  void seesWhoStandsBesideAStar() {
    // Everybody is on 40 releases with the next, so everybody is known.
    CreditGraph graph = chain(2, 40);

    assertThat(new SimulatedPlayer(graph).wins(0, 1, 1)).isEqualTo(SimulatedPlayer.PLAYS);
  }

  @Test
  void seldomPassesPeopleWhomNobodyKnows() {
    CreditGraph graph = chain(5, 1);
    int[] ends = ends(graph, 4);

    assertThat(new SimulatedPlayer(graph).wins(ends[0], ends[1], 4)).isLessThan(5);
  }

  @Test
  void readsNoListOfACrowd() {
    int[] crowd = IntStream.range(0, SimulatedPlayer.CROWD + 1).toArray();
    int releases = 40;
    int[] starts = IntStream.rangeClosed(0, releases).map(i -> i * crowd.length).toArray();
    int[] artists = IntStream.range(0, releases).flatMap(_ -> Arrays.stream(crowd)).toArray();
    CreditGraph graph = CreditGraph.inMemory(CreditEdges.of(crowd.length, starts, artists));

    assertThat(new SimulatedPlayer(graph).wins(0, 1, 1)).isZero();
  }

  @Test
  void playsTheSameFromBothEndsAndEachTime() {
    CreditGraph graph = WorkloadGraph.of(2_000, 5);
    SimulatedPlayer player = new SimulatedPlayer(graph);
    int different = 0;
    for (int from = 0; from < 10; from++) {
      int[] distances = Distances.from(graph, from);
      for (int to = 10; to < graph.connectedArtistCount(); to += 17) {
        if (distances[to] > 0) {
          int wins = player.wins(from, to, distances[to]);
          assertThat(new SimulatedPlayer(graph).wins(to, from, distances[to])).isEqualTo(wins);
          different |= 1 << wins;
        }
      }
    }
    assertThat(Integer.bitCount(different)).as("different numbers of wins").isGreaterThan(5);
  }

  @Test
  void findsTheFamousOfAWorld() {
    CreditGraph graph = WorkloadGraph.of(10_000, 5);
    int least = Fame.leastReleases(graph);

    assertThat(famous(graph, least)).isGreaterThanOrEqualTo(Fame.ARTISTS);
    assertThat(famous(graph, least + 1)).isLessThan(Fame.ARTISTS);
    assertThat(Fame.leastReleases(chain(3, 1))).isEqualTo(1);
  }

  private static long famous(CreditGraph graph, int least) {
    return IntStream.range(0, graph.artistCount())
        .filter(artist -> graph.releasesOf(artist) >= least)
        .count();
  }

  private static int[] ends(CreditGraph graph, int distance) {
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      int[] distances = Distances.from(graph, artist);
      for (int other = 0; other < distances.length; other++) {
        if (distances[other] == distance) {
          return new int[] {artist, other};
        }
      }
    }
    throw new AssertionError("nobody is " + distance + " apart");
  }

  /// Each artist is on `width` releases with the next.
  private static CreditGraph chain(int artists, int width) {
    int releases = (artists - 1) * width;
    int[] starts = IntStream.rangeClosed(0, releases).map(i -> 2 * i).toArray();
    int[] credited =
        IntStream.range(0, releases)
            .flatMap(release -> IntStream.of(release / width, release / width + 1))
            .toArray();
    return CreditGraph.inMemory(CreditEdges.of(artists, starts, credited));
  }
}
