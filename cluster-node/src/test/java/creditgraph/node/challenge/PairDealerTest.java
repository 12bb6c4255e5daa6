package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.challenge.Band;
import creditgraph.graph.measure.PairDraw;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.Challenging.Ends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Pairs drawn on a generated snapshot, whose releases are of the years 1955 to 2024.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PairDealerTest {

  private final SnapshotShelf shelf = new SnapshotShelf();
  private final PairDealer dealer = new PairDealer();
  private LeasedSnapshot held;
  private Snapshot snapshot;

  @BeforeAll
  void open(@TempDir Path directory) throws IOException {
    WorkloadSnapshot.build(directory, 2_000);
    ShelfFixture.open(shelf, directory);
    held = shelf.lease(ChallengePress.GAME).orElseThrow();
    snapshot = held.snapshot();
  }

  @AfterAll
  void close() {
    held.close();
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void drawsFromEverybodyAsBeforeThereWereCollections() {
    EndDraw ends = EndDraw.of(snapshot, Ends.ANY, 7, 3);
    PairDraw pairs = PairDraw.of(snapshot.graph(), 7, 0, 3);

    for (int i = 0; i < 100; i++) {
      PairDraw.Pair pair = pairs.next();
      assertThat(ends.next()).contains(new EndDraw.Pair(pair.from(), pair.to()));
    }
  }

  @Test
  void takesBothEndsFromThoseWhoAreNamed() {
    List<ArtistId> named = IntStream.of(best(40)).mapToObj(artist -> id(artist)).toList();

    for (int seed = 0; seed < 10; seed++) {
      Challenge dealt = deal(seed, new Ends(named, 0)).orElseThrow();
      assertThat(named).contains(dealt.from().id(), dealt.to().id());
      assertThat(dealt.from().id()).isNotEqualTo(dealt.to().id());
      assertThat(deal(seed, new Ends(named.reversed(), 0))).contains(dealt);
    }
  }

  @Test
  void takesOnlyThoseWhoseReleasesAreOfTheDecade() {
    for (int seed = 0; seed < 5; seed++) {
      Challenge dealt = deal(seed, new Ends(List.of(), 1980)).orElseThrow();
      for (ArtistId end : List.of(dealt.from().id(), dealt.to().id())) {
        int[] row = new int[snapshot.graph().releasesOf(snapshot.artistOrdinal(end.value()))];
        int count = snapshot.graph().releases(snapshot.artistOrdinal(end.value()), row);
        long within =
            IntStream.range(0, count)
                .map(i -> snapshot.label(row[i]).year())
                .filter(year -> 1980 <= year && year <= 1989)
                .count();
        assertThat(2 * within).isGreaterThanOrEqualTo(count);
      }
    }
  }

  @Test
  void hasNoPairWhereThereAreNoTwo() {
    ArtistId one = id(best(1)[0]);

    assertThat(deal(1, new Ends(List.of(one, new ArtistId(999_999_999)), 0))).isEmpty();
    assertThat(deal(1, new Ends(List.of(), 1850))).isEmpty();
  }

  private Optional<Challenge> deal(long seed, Ends ends) {
    return dealer.deal(held, seed, Optional.<Band>empty(), ends, SearchScratch.create());
  }

  private ArtistId id(int ordinal) {
    return new ArtistId(snapshot.artistId(ordinal));
  }

  /// Ordinals of those with most releases.
  private int[] best(int count) {
    return IntStream.range(0, snapshot.graph().artistCount())
        .boxed()
        .sorted(
            (one, other) -> snapshot.graph().releasesOf(other) - snapshot.graph().releasesOf(one))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
