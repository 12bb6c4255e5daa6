package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.measure.Components;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.testkit.reference.NaiveGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Graphs of a shape that hurts: built, checked, opened and searched.
class SnapshotShapesTest {

  private static final SearchBudget PATIENT =
      new SearchBudget(1_000_000, 1_000_000_000, SearchBudget.UNTIMED);
  private static final List<CreditLine> CREDIT =
      List.of(new CreditLine(CreditScope.MAIN, "", "", "", List.of()));

  @TempDir private Path directory;
  private final SearchScratch scratch = SearchScratch.create();

  /// @param artists ids from 1
  /// @param releases ids from 1
  /// @param credits the artist ids of a release, ascending
  record Shape(String name, int artists, int releases, IntFunction<int[]> credits) {

    static Shape star(int spokes) {
      return new Shape("star", spokes + 1, spokes, release -> new int[] {1, release + 1});
    }

    static Shape chain(int artists) {
      return new Shape("chain", artists, artists - 1, release -> new int[] {release, release + 1});
    }

    static Shape hub(int releases, int partners) {
      return new Shape(
          "hub", partners + 1, releases, release -> new int[] {1, 2 + release % partners});
    }

    static Shape pairs(int pairs) {
      return new Shape(
          "pairs", 2 * pairs, pairs, release -> new int[] {2 * release - 1, 2 * release});
    }

    static Shape crowd(int artists) {
      return new Shape("crowd", artists, 1, _ -> IntStream.rangeClosed(1, artists).toArray());
    }

    static Shape alone(int artists, int releasesEach) {
      return new Shape(
          "alone",
          artists,
          artists * releasesEach,
          release -> new int[] {1 + (release - 1) % artists});
    }

    @Override
    public String toString() {
      return "%s of %d artists, %d releases".formatted(name, artists, releases);
    }
  }

  static Stream<Shape> smallShapes() {
    return Stream.of(
        Shape.star(25),
        Shape.chain(25),
        Shape.hub(300, 3),
        Shape.pairs(9),
        Shape.crowd(25),
        Shape.alone(5, 4),
        Shape.star(1),
        Shape.alone(1, 1));
  }

  @ParameterizedTest
  @MethodSource("smallShapes")
  void agreesWithTheReferenceOnEveryPair(Shape shape) throws IOException {
    try (Snapshot snapshot = build(shape)) {
      NaiveGraph reference = RandomGraphs.asTheGraphSays(snapshot.graph());
      assertThat(reference.artistCount()).isEqualTo(shape.artists());
      for (int from = 0; from < shape.artists(); from++) {
        int[] distances = reference.distances(from);
        for (int to = 0; to < shape.artists(); to++) {
          assertThat(distance(snapshot, from, to)).isEqualTo(distances[to]);
        }
      }
    }
  }

  @Test
  void anEmptyGraphHoldsNothing() throws IOException {
    try (Snapshot snapshot = build(new Shape("empty", 0, 0, _ -> new int[0]))) {
      assertThat(snapshot.manifest().artistCount()).isZero();
      assertThat(snapshot.manifest().releaseCount()).isZero();
      assertThat(snapshot.artistOrdinal(1)).isEqualTo(Snapshot.ABSENT);
      assertThat(snapshot.releaseOrdinal(1)).isEqualTo(Snapshot.ABSENT);
      assertThat(Components.of(snapshot.graph())).isEqualTo(new Components(0, 0, 0));
    }
  }

  @Test
  void spokesOfAStarAreTwoReleasesApart() throws IOException {
    try (Snapshot snapshot = build(Shape.star(20_000))) {
      assertThat(between(snapshot, 1, 13_333)).isEqualTo(1);
      assertThat(between(snapshot, 2, 20_001)).isEqualTo(2);
      assertThat(snapshot.graph().releasesOf(snapshot.artistOrdinal(1))).isEqualTo(20_000);
    }
  }

  @Test
  void aChainIsWalkedFromEndToEnd() throws IOException {
    try (Snapshot snapshot = build(Shape.chain(100_000))) {
      assertThat(between(snapshot, 1, 100_000)).isEqualTo(99_999);
      assertThat(between(snapshot, 500, 600)).isEqualTo(100);
    }
  }

  @Test
  void partnersOfAHubAreTwoReleasesApart() throws IOException {
    try (Snapshot snapshot = build(Shape.hub(100_000, 50))) {
      int hub = snapshot.artistOrdinal(1);
      assertThat(snapshot.graph().releasesOf(hub)).isEqualTo(100_000);
      assertThat(snapshot.artistReleases(hub)).isEqualTo(100_000);
      assertThat(between(snapshot, 1, 51)).isEqualTo(1);
      assertThat(between(snapshot, 2, 51)).isEqualTo(2);
    }
  }

  @Test
  void artistsOfOneCrowdedReleaseAreOneApart() throws IOException {
    try (Snapshot snapshot = build(Shape.crowd(100_000))) {
      int release = snapshot.releaseOrdinal(1);
      assertThat(snapshot.label(release).people()).isEqualTo(100_000);
      assertThat(between(snapshot, 3, 99_999)).isEqualTo(1);
      assertThat(snapshot.roles(release, snapshot.artistOrdinal(99_999))).isEqualTo(1);
    }
  }

  @Test
  void pairsAreConnectedToNobodyElse() throws IOException {
    try (Snapshot snapshot = build(Shape.pairs(10_000))) {
      assertThat(Components.of(snapshot.graph())).isEqualTo(new Components(10_000, 2, 1));
      assertThat(between(snapshot, 7_777, 7_778)).isEqualTo(1);
      assertThat(between(snapshot, 7_778, 7_779)).isEqualTo(NaiveGraph.NOT_CONNECTED);
    }
  }

  @Test
  void artistsWithoutCompanyAreConnectedToNobody() throws IOException {
    try (Snapshot snapshot = build(Shape.alone(5_000, 3))) {
      assertThat(Components.of(snapshot.graph())).isEqualTo(new Components(5_000, 1, 3));
      assertThat(snapshot.manifest().joiningReleaseCount()).isZero();
      assertThat(between(snapshot, 1, 2)).isEqualTo(NaiveGraph.NOT_CONNECTED);
      assertThat(between(snapshot, 5, 5)).isZero();
    }
  }

  private Snapshot build(Shape shape) throws IOException {
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      for (int id = 1; id <= shape.artists(); id++) {
        builder.add(new ArtistEntry(id, "", List.of()));
      }
      for (int id = 1; id <= shape.releases(); id++) {
        builder.add(release(id, shape.credits().apply(id)));
      }
      builder.build(SmallWorld.BUILT_AT);
    }
    assertThat(SnapshotCheck.check(directory).faults()).isEmpty();
    return Snapshot.open(directory);
  }

  private static ReleaseEntry release(int id, int[] artists) {
    List<Contributor> contributors =
        Arrays.stream(artists).mapToObj(artist -> new Contributor(artist, 1, CREDIT)).toList();
    return new ReleaseEntry(id, "", "", 0, "", List.of(), 0, 0, List.of(), contributors);
  }

  private int between(Snapshot snapshot, int fromId, int toId) {
    return distance(snapshot, snapshot.artistOrdinal(fromId), snapshot.artistOrdinal(toId));
  }

  private int distance(Snapshot snapshot, int from, int to) {
    return switch (ShortestPath.find(snapshot.graph(), from, to, PATIENT, scratch)) {
      case SearchOutcome.Found found -> {
        assertHops(snapshot, found.path());
        yield found.path().length();
      }
      case SearchOutcome.NotConnected _ -> NaiveGraph.NOT_CONNECTED;
      case SearchOutcome.BudgetExhausted exhausted -> throw new AssertionError(exhausted);
    };
  }

  private static void assertHops(Snapshot snapshot, CreditPath path) {
    for (int hop = 0; hop < path.length(); hop++) {
      int release = path.release(hop);
      int place = snapshot.graph().indexOnRelease(release, path.artist(hop));
      int next = snapshot.graph().indexOnRelease(release, path.artist(hop + 1));
      if (place < 0 || next < 0) {
        throw new AssertionError("hop %d of %s is not a credit".formatted(hop, path));
      }
    }
  }
}
