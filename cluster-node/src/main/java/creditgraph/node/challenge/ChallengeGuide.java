package creditgraph.node.challenge;

import creditgraph.game.attempt.Hints;
import creditgraph.game.challenge.PairAppraisal;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.Challenging.AtTheGoal;
import creditgraph.protocol.challenge.Challenging.Hint;
import creditgraph.protocol.challenge.Challenging.HintReply;
import creditgraph.protocol.challenge.Challenging.NoWay;
import creditgraph.protocol.challenge.Challenging.UnknownArtist;

/// Helps on from any artist: along the shortest route to the goal whose people are known best.
final class ChallengeGuide {

  private static final int WITH_FAMILY = 2;
  private static final int WITH_INITIALS = 3;

  private final LeasedSnapshot held;
  private final SearchBudget budget;
  private final SearchScratch scratch;

  /// @param scratch used by nobody else meanwhile
  ChallengeGuide(LeasedSnapshot held, SearchBudget budget, SearchScratch scratch) {
    this.held = held;
    this.budget = budget;
    this.scratch = scratch;
  }

  HintReply hint(Challenge challenge, ArtistId at, int rung) {
    Snapshot snapshot = held.snapshot();
    int here = snapshot.artistOrdinal(at.value());
    int goal = snapshot.artistOrdinal(challenge.to().id().value());
    if (here == Snapshot.ABSENT) {
      return new UnknownArtist(held.ref(), at);
    }
    if (here == goal) {
      return new AtTheGoal(at);
    }
    if (goal == Snapshot.ABSENT) {
      return new NoWay(held.ref(), at);
    }
    return switch (AllShortestPaths.find(
        snapshot.graph(), here, goal, budget, Cancellation.never(), scratch)) {
      case RoutesOutcome.Found found -> {
        CreditPath best = new PairAppraisal(snapshot.graph()).bestKnown(found.routes());
        yield hint(challenge, at, rung, best);
      }
      case RoutesOutcome.NotConnected _, RoutesOutcome.BudgetExhausted _ ->
          new NoWay(held.ref(), at);
    };
  }

  private Hint hint(Challenge challenge, ArtistId at, int rung, CreditPath best) {
    Snapshot snapshot = held.snapshot();
    return new Hint(
        challenge,
        held.ref(),
        at,
        rung,
        Hints.decade(snapshot.label(best.release(0)).year()),
        rung < WITH_FAMILY ? "" : Hints.family(snapshot.roles(best.release(0), best.artist(1))),
        rung < WITH_INITIALS ? "" : Hints.initials(snapshot.artistName(best.artist(1))),
        best.length());
  }
}
