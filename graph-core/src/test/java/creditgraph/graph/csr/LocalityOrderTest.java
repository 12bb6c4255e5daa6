package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalityOrderTest {

  private static final int RANDOM_GRAPHS = 500;

  @Test
  void placesTheLargestComponentFirstAndIsolatedArtistsLast() {
    // 0 alone on a release, 1 and 2 together, 3, 4 and 5 together.
    Ordered ranked = Ordered.of(6, new int[] {0}, new int[] {1, 2}, new int[] {3, 4, 5});
    assertThat(IntStream.range(0, 6).map(ranked.order()::artistRank).toArray())
        .containsExactly(3, 4, 5, 1, 2, 0);
    assertThat(IntStream.range(0, 3).map(ranked.order()::releaseRank).toArray())
        .containsExactly(2, 1, 0);
    assertThat(ranked.order().components()).containsExactly(0, 0, 0, 3, 3, 1, 5, 5, 2);
    assertThat(ranked.order().soloArtists()).containsExactly(5);
  }

  @Test
  void placesLeavesBehindTheOthersOfTheirComponent() {
    // 0 and 4 are on one release each, 1 to 3 on two.
    Ordered ranked =
        Ordered.of(5, new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3}, new int[] {3, 4});
    assertThat(IntStream.range(0, 5).map(ranked.order()::artistRank).toArray())
        .containsExactly(1, 2, 3, 0, 4);
    assertThat(ranked.graph().leafStart(0)).isEqualTo(3);
  }

  @Test
  void letsAHubWaitUntilNobodyElseDoes() {
    // Artist 1 is on every release; 0 and 2 are on the first two, all others on one.
    int releases = LocalityOrder.HUB_DEGREE + 1;
    int[][] rows = new int[releases][];
    rows[0] = new int[] {0, 1, 2};
    rows[1] = new int[] {0, 1, 2};
    for (int release = 2; release < releases; release++) {
      rows[release] = new int[] {1, release + 1};
    }
    Ordered ranked = Ordered.of(releases + 1, rows);
    assertThat(ranked.order().artistRank(0)).isZero();
    assertThat(ranked.order().artistRank(1)).isEqualTo(2);
    assertThat(ranked.order().artistRank(2)).isEqualTo(1);
  }

  @Test
  void ordersSoloReleasesByTheirArtists() {
    Ordered ranked = Ordered.of(3, new int[] {2}, new int[] {1}, new int[] {0, 1}, new int[] {2});
    assertThat(IntStream.range(0, 4).map(ranked.order()::releaseRank).toArray())
        .containsExactly(2, 1, 0, 3);
    int[] into = new int[4];
    assertThat(ranked.graph().releases(ranked.artist(2), into)).isEqualTo(2);
    assertThat(into).startsWith(2, 3);
    assertThat(ranked.graph().releases(ranked.artist(1), into)).isEqualTo(2);
    assertThat(into).startsWith(0, 1);
  }

  @Test
  void keepsItsPromisesOnRandomGraphs() {
    long seed = TestSeed.of("LocalityOrderTest");
    Random random = new Random(seed);
    for (int i = 0; i < RANDOM_GRAPHS; i++) {
      Ordered ranked = Ordered.random(random);
      assertIsOneToOne(ranked);
      assertComponentsAreRanges(ranked);
      assertLeavesComeLast(ranked);
    }
  }

  @Test
  void isTheSameForAnyNumberOfThreads() {
    CreditEdges edges = workload();
    int[] alone = artistRanks(order(edges));
    for (int threads : new int[] {1, 3}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        assertThat(artistRanks(pool.submit(() -> order(edges)).join())).isEqualTo(alone);
      }
    }
  }

  /// The walk alone needs 20.8 bits a credit here.
  @Test
  void bringsNeighboursTogether() throws IOException {
    CreditEdges edges = workload();
    LocalityOrder order = order(edges);
    int joining = order.keptReleases();
    ByteArrayOutputStream targets = new ByteArrayOutputStream();
    AdjacencyEncoder.encode(order.artistRows(), edges.artistCount(), joining, targets);
    long credits =
        AdjacencyEncoder.encode(order.releaseRows(), joining, edges.artistCount(), targets)
            .edgeCount();
    assertThat(8.0 * targets.size() / credits).isLessThan(16);
  }

  private static CreditEdges workload() {
    EdgeWorkload workload = EdgeWorkload.of(WorkloadScale.S.dividedBy(50), 1);
    int[][] rows = new int[workload.releaseCount()][];
    workload.forEachRelease(
        (release, artists, count) -> rows[release] = Arrays.copyOf(artists, count));
    return Ordered.of(workload.artistCount(), rows).edges();
  }

  private static LocalityOrder order(CreditEdges edges) {
    try {
      return LocalityOrder.of(edges, Workspace.MEMORY, Arena.ofAuto());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] artistRanks(LocalityOrder order) {
    return IntStream.range(0, order.components()[order.components().length - 3])
        .map(order::artistRank)
        .toArray();
  }

  private static void assertIsOneToOne(Ordered ranked) {
    for (int rank = 0; rank < ranked.edges().artistCount(); rank++) {
      assertThat(ranked.order().artistRank(ranked.order().artistOrdinal(rank))).isEqualTo(rank);
    }
    for (int rank = 0; rank < ranked.edges().releaseCount(); rank++) {
      assertThat(ranked.order().releaseRank(ranked.order().releaseOrdinal(rank))).isEqualTo(rank);
    }
  }

  private static void assertComponentsAreRanges(Ordered ranked) {
    for (int release = 0; release < ranked.order().keptReleases(); release++) {
      int rank = ranked.order().releaseRank(release);
      int first = ranked.order().artistOrdinal(ranked.edges().artist(ranked.edges().start(rank)));
      for (long i = ranked.edges().start(rank); i < ranked.edges().end(rank); i++) {
        int artist = ranked.order().artistOrdinal(ranked.edges().artist(i));
        assertThat(component(ranked, artist)).isEqualTo(component(ranked, first));
      }
      assertThat(release).isBetween(start(ranked, first, 2), start(ranked, first, 5) - 1);
    }
  }

  private static void assertLeavesComeLast(Ordered ranked) {
    int[] components = ranked.order().components();
    for (int at = 0; at + 3 < components.length; at += 3) {
      for (int artist = components[at]; artist < components[at + 3]; artist++) {
        assertThat(ranked.order().artistRows().degree(artist) == 1)
            .isEqualTo(artist >= components[at + 1]);
      }
    }
  }

  private static int component(Ordered ranked, int artist) {
    int[] components = ranked.order().components();
    int at = 0;
    while (components[at + 3] <= artist) {
      at += 3;
    }
    return at;
  }

  private static int start(Ordered ranked, int artist, int column) {
    return ranked.order().components()[component(ranked, artist) + column];
  }

  /// Credits and the order they were given.
  private record Ordered(CreditEdges edges, LocalityOrder order, CreditGraph graph) {

    /// @param releases for each release the ranks of its artists, in any order
    static Ordered of(int artistCount, int[]... releases) {
      int[] starts = new int[releases.length + 1];
      for (int release = 0; release < releases.length; release++) {
        starts[release + 1] = starts[release] + releases[release].length;
      }
      int[] artists =
          Arrays.stream(releases).flatMapToInt(row -> Arrays.stream(row).sorted()).toArray();
      CreditEdges edges = CreditEdges.of(artistCount, starts, artists);
      return new Ordered(edges, LocalityOrderTest.order(edges), CreditGraph.inMemory(edges));
    }

    /// Scattered, dense, or with a few artists that are on nearly everything.
    static Ordered random(Random random) {
      boolean big = random.nextInt(40) == 0;
      int artists = 2 + random.nextInt(big ? 500 : 40);
      int releases = random.nextInt(big ? 900 : 60);
      int most = 1 + random.nextInt(random.nextInt(6) == 0 ? artists : Math.min(artists, 4));
      int hubs = random.nextInt(4) == 0 ? 1 + random.nextInt(Math.min(3, artists)) : 0;
      int[][] rows = new int[releases][];
      for (int release = 0; release < releases; release++) {
        int size = 1 + random.nextInt(most);
        IntStream people = random.ints(size, 0, artists);
        IntStream famous = IntStream.range(0, hubs).filter(_ -> random.nextInt(5) > 0);
        rows[release] = IntStream.concat(famous, people).distinct().toArray();
      }
      return of(artists, rows);
    }

    int artist(int rank) {
      return order.artistOrdinal(rank);
    }
  }
}
