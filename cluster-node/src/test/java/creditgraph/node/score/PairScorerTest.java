package creditgraph.node.score;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.challenge.Difficulty;
import creditgraph.game.challenge.PairTraits;
import creditgraph.game.challenge.SimulatedPlayer;
import creditgraph.graph.measure.Distances;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.PairScore.Verdict;
import creditgraph.protocol.work.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairScorerTest {

  @TempDir Path graphRoot;
  private SnapshotRef ref;
  private Snapshot snapshot;
  private PairScorer scorer;

  @BeforeEach
  void open() throws IOException {
    ref = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 40);
    snapshot = Snapshot.openForSearch(GraphFixture.directory(graphRoot, ref));
    scorer = new PairScorer(snapshot, SearchScratch.create());
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  /// Ana - Dawn - Björk Ek - Noon - Cy - Dusk - Дом, as the fixture draws it.
  @Test
  void scoresListedPairsInTheirOrder() {
    int wins =
        new SimulatedPlayer(snapshot.graph())
            .wins(snapshot.artistOrdinal(1), snapshot.artistOrdinal(4), 3);
    int difficulty = Difficulty.of(new PairTraits(3, 1, 1, 2, 1, 1, 2, 0, wins));

    assertThat(scorer.score(listed(pair(1, 4), pair(4, 1), pair(1, 6), pair(1, 999_999))))
        .containsExactly(
            new PairScore(pair(1, 4), Verdict.FOUND, 3, 1, 2, 1, 1, 1, 2, 2, 0, wins, difficulty),
            new PairScore(pair(4, 1), Verdict.FOUND, 3, 1, 2, 1, 1, 2, 1, 2, 0, wins, difficulty),
            new PairScore(pair(1, 6), Verdict.NOT_CONNECTED, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, -1),
            new PairScore(
                pair(1, 999_999), Verdict.UNKNOWN_ARTIST, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1));
  }

  @Test
  void drawsTheSamePairsFromTheSameTask() {
    List<PairScore> scores = scorer.score(drawn(3));

    assertThat(scorer.score(drawn(3))).isEqualTo(scores).hasSize(25);
    assertThat(scorer.score(drawn(4))).isNotEqualTo(scores);
    assertThat(scores).allMatch(score -> score.fromReleases() >= 2 && score.toReleases() >= 2);
  }

  @Test
  void findsWhatTheRoutesOneByOneSay() {
    for (PairScore score : scorer.score(drawn(1))) {
      int from = snapshot.artistOrdinal(score.pair().from().value());
      int to = snapshot.artistOrdinal(score.pair().to().value());
      int distance = Distances.from(snapshot.graph(), from)[to];
      if (distance == Distances.NOT_CONNECTED) {
        assertThat(score.verdict()).isEqualTo(Verdict.NOT_CONNECTED);
      } else {
        List<CreditPath> routes = routes(from, to);
        assertThat(score.releases()).isEqualTo(distance);
        assertThat(score.routes()).isEqualTo(routes.size());
        assertThat(score.artists()).isEqualTo(between(routes).size());
        assertThat(score.firstReleases())
            .isEqualTo(routes.stream().map(route -> route.release(0)).distinct().count());
        assertThat(score.lastReleases())
            .isEqualTo(
                routes.stream().map(route -> route.release(distance - 1)).distinct().count());
      }
    }
  }

  private List<CreditPath> routes(int from, int to) {
    return switch (AllShortestPaths.find(
        snapshot.graph(),
        from,
        to,
        SearchBudget.standard(),
        Cancellation.never(),
        SearchScratch.create())) {
      case RoutesOutcome.Found found -> found.routes().first(1_000);
      case RoutesOutcome other -> throw new AssertionError(other);
    };
  }

  private static Set<Integer> between(List<CreditPath> routes) {
    Set<Integer> artists = new HashSet<>();
    for (CreditPath route : routes) {
      for (int place = 1; place < route.length(); place++) {
        artists.add(route.artist(place));
      }
    }
    return artists;
  }

  private Task.ScorePairs drawn(int index) {
    return new Task.ScorePairs("score/a/" + index, ref, List.of(), 25, 2, 9, index);
  }

  private Task.ScorePairs listed(ArtistPair... pairs) {
    return new Task.ScorePairs("score/a/0", ref, List.of(pairs), 0, 1, 9, 0);
  }

  private static ArtistPair pair(int from, int to) {
    return new ArtistPair(new ArtistId(from), new ArtistId(to));
  }
}
