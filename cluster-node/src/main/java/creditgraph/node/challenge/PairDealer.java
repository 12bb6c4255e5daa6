package creditgraph.node.challenge;

import creditgraph.game.challenge.Band;
import creditgraph.game.challenge.Candidate;
import creditgraph.game.challenge.Fame;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.score.PairScorer;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfPair;
import creditgraph.protocol.challenge.Challenging.Ends;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import java.util.Optional;

/// Deals challenges that nobody published: equal seeds on equal snapshots give the equal pair.
final class PairDealer {

  /// Playable pairs looked at for one deal; more would keep others waiting.
  static final int PLAYABLE = 24;

  /// Pairs drawn for one deal. Only where most are not connected or far apart is it reached.
  static final int DRAWS = 240;

  private record Known(SnapshotRef snapshot, int leastReleases) {}

  /// Looking through all artists takes half a second on the whole of Discogs.
  private volatile Optional<Known> fame = Optional.empty();

  /// The first playable pair in the band; when none of [#PLAYABLE] is, the one nearest to it; empty
  /// when none of [#DRAWS] is playable.
  ///
  /// @param wanted empty for any band
  /// @param ends whom the collection has that is played in
  Optional<Challenge> deal(
      LeasedSnapshot held, long seed, Optional<Band> wanted, Ends ends, SearchScratch scratch) {
    Snapshot snapshot = held.snapshot();
    PairScorer scorer = new PairScorer(snapshot, scratch);
    EndDraw draw = EndDraw.of(snapshot, ends, seed, leastReleases(held));
    Optional<PairScore> nearest = Optional.empty();
    int distance = Integer.MAX_VALUE;
    int playable = 0;
    for (int i = 0; i < DRAWS && playable < PLAYABLE && distance > 0; i++) {
      Optional<EndDraw.Pair> drawn = draw.next();
      if (drawn.isEmpty()) {
        break;
      }
      EndDraw.Pair pair = drawn.get();
      PairScore score = scorer.score(ids(snapshot, pair), pair.from(), pair.to());
      if (isPlayable(score)) {
        playable++;
        int outside = wanted.map(band -> band.distance(score.difficulty())).orElse(0);
        if (outside < distance) {
          distance = outside;
          nearest = Optional.of(score);
        }
      }
    }
    return nearest.map(score -> challenge(held, score));
  }

  /// The challenge of a pair that somebody names; empty unless it is connected.
  Optional<Challenge> named(LeasedSnapshot held, OfPair id, SearchScratch scratch) {
    Snapshot snapshot = held.snapshot();
    int from = snapshot.artistOrdinal(id.from().value());
    int to = snapshot.artistOrdinal(id.to().value());
    if (from == Snapshot.ABSENT || to == Snapshot.ABSENT || from == to) {
      return Optional.empty();
    }
    ArtistPair pair = new ArtistPair(id.from(), id.to());
    return Optional.of(new PairScorer(snapshot, scratch).score(pair, from, to))
        .filter(score -> score.verdict() == PairScore.Verdict.FOUND)
        .map(score -> challenge(held, score));
  }

  private int leastReleases(LeasedSnapshot held) {
    Optional<Known> known = fame.filter(one -> one.snapshot().equals(held.ref()));
    if (known.isEmpty()) {
      known = Optional.of(new Known(held.ref(), Fame.leastReleases(held.snapshot().graph())));
      fame = known;
    }
    return known.get().leastReleases();
  }

  private static boolean isPlayable(PairScore score) {
    return score.verdict() == PairScore.Verdict.FOUND
        && Candidate.LEAST_PAR <= score.releases()
        && score.releases() <= Candidate.MOST_PAR;
  }

  private static Challenge challenge(LeasedSnapshot held, PairScore score) {
    Snapshot snapshot = held.snapshot();
    RouteEvidence evidence = new RouteEvidence(snapshot);
    return new Challenge(
        new OfPair(held.ref().ruleset(), score.pair().from(), score.pair().to()),
        0,
        held.ref(),
        evidence.artist(snapshot.artistOrdinal(score.pair().from().value())),
        evidence.artist(snapshot.artistOrdinal(score.pair().to().value())),
        score.releases(),
        score.routes(),
        score.difficulty(),
        Band.of(score.difficulty()).word());
  }

  private static ArtistPair ids(Snapshot snapshot, EndDraw.Pair pair) {
    return new ArtistPair(
        new ArtistId(snapshot.artistId(pair.from())), new ArtistId(snapshot.artistId(pair.to())));
  }
}
