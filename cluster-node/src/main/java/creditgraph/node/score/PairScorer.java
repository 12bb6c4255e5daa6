package creditgraph.node.score;

import creditgraph.game.challenge.Difficulty;
import creditgraph.game.challenge.PairAppraisal;
import creditgraph.game.challenge.PairTraits;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.PairDraw;
import creditgraph.graph.measure.PairShape;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.PairScore.Verdict;
import creditgraph.protocol.work.Task;
import java.util.ArrayList;
import java.util.List;

/// Scores the pairs of a task. The budget of a search has no clock, so a slow node comes to the
/// same as a fast one.
public final class PairScorer {

  private static final SearchBudget BUDGET = SearchBudget.standard().untimed();
  private static final int NO_DIFFICULTY = -1;

  private final Snapshot snapshot;
  private final CreditGraph graph;
  private final PairAppraisal appraisal;
  private final SearchScratch scratch;

  /// @param scratch used by nobody else meanwhile
  public PairScorer(Snapshot snapshot, SearchScratch scratch) {
    this.snapshot = snapshot;
    this.graph = snapshot.graph();
    this.appraisal = new PairAppraisal(graph);
    this.scratch = scratch;
  }

  /// One score a pair, in the order of the task.
  public List<PairScore> score(Task.ScorePairs task) {
    return task.listed().isEmpty()
        ? drawn(task)
        : task.listed().stream().map(this::listed).toList();
  }

  private List<PairScore> drawn(Task.ScorePairs task) {
    PairDraw draw = PairDraw.of(graph, task.seed(), task.index(), task.minReleases());
    List<PairScore> scores = new ArrayList<>();
    for (int i = 0; i < task.drawn(); i++) {
      PairDraw.Pair pair = draw.next();
      scores.add(score(artistPair(pair), pair.from(), pair.to()));
    }
    return scores;
  }

  private PairScore listed(ArtistPair pair) {
    int from = snapshot.artistOrdinal(pair.from().value());
    int to = snapshot.artistOrdinal(pair.to().value());
    return from == Snapshot.ABSENT || to == Snapshot.ABSENT
        ? without(pair, Verdict.UNKNOWN_ARTIST, 0, 0)
        : score(pair, from, to);
  }

  /// The score of two different artists.
  ///
  /// @param pair their ids
  /// @param from ordinal of the one
  /// @param to ordinal of the other
  public PairScore score(ArtistPair pair, int from, int to) {
    int fromReleases = graph.releasesOf(from);
    int toReleases = graph.releasesOf(to);
    return switch (AllShortestPaths.find(graph, from, to, BUDGET, Cancellation.never(), scratch)) {
      case RoutesOutcome.Found found -> {
        PairTraits traits = appraisal.traits(found.routes());
        yield new PairScore(
            pair,
            Verdict.FOUND,
            traits.releases(),
            traits.routes(),
            PairShape.of(found.routes()).artists(),
            traits.firstReleases(),
            traits.lastReleases(),
            fromReleases,
            toReleases,
            traits.leastKnown(),
            traits.crowded(),
            traits.wins(),
            Difficulty.of(traits));
      }
      case RoutesOutcome.NotConnected _ ->
          without(pair, Verdict.NOT_CONNECTED, fromReleases, toReleases);
      case RoutesOutcome.BudgetExhausted _ ->
          without(pair, Verdict.EXHAUSTED, fromReleases, toReleases);
    };
  }

  private static PairScore without(
      ArtistPair pair, Verdict verdict, int fromReleases, int toReleases) {
    return new PairScore(
        pair, verdict, 0, 0, 0, 0, 0, fromReleases, toReleases, 0, 0, 0, NO_DIFFICULTY);
  }

  private ArtistPair artistPair(PairDraw.Pair pair) {
    return new ArtistPair(
        new ArtistId(snapshot.artistId(pair.from())), new ArtistId(snapshot.artistId(pair.to())));
  }
}
