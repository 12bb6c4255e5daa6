package creditgraph.node.challenge;

import creditgraph.game.challenge.Band;
import creditgraph.game.challenge.Candidate;
import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.ChallengePicker;
import creditgraph.game.challenge.ChallengePicker.Taken;
import creditgraph.game.challenge.Fame;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Publishes from the open snapshot into the database.
public final class ChallengePress implements Publication {

  /// What the daily challenge is played under.
  public static final RulesetId GAME = new RulesetId("performers");

  /// Pairs drawn for one look; each day's band finds some among them.
  static final int CANDIDATES = 400;

  /// Attempts draw from streams of their own.
  private static final int ATTEMPTS_PER_DAY = 1_000;

  private final SnapshotShelf shelf;
  private final ChallengeTable table;
  private final List<DailyWork> works;
  private final Function<String, CompletionStage<List<PairScore>>> scores;
  private final Executor blocking;

  /// @param works what is done for days once their challenges are there, one after the other
  /// @param scores of the finished job with this id
  public ChallengePress(
      SnapshotShelf shelf,
      ChallengeTable table,
      List<DailyWork> works,
      Function<String, CompletionStage<List<PairScore>>> scores,
      Executor blocking) {
    this.shelf = shelf;
    this.table = table;
    this.works = List.copyOf(works);
    this.scores = scores;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Optional<Plan>> plan(LocalDate today, int attempt) {
    return CompletableFuture.supplyAsync(() -> planNow(today, attempt), blocking);
  }

  @Override
  public CompletionStage<List<PairScore>> scores(String jobId) {
    return scores.apply(jobId);
  }

  @Override
  public CompletionStage<List<LocalDate>> publish(
      Plan plan, SnapshotRef snapshot, List<PairScore> scored) {
    return CompletableFuture.supplyAsync(() -> publishNow(plan, snapshot, scored), blocking);
  }

  @Override
  public CompletionStage<Boolean> export(LocalDate today) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            boolean done = true;
            for (DailyWork work : works) {
              done &= work.bringUpToDate(today);
            }
            return done;
          } catch (SQLException | IOException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  private Optional<Plan> planNow(LocalDate today, int attempt) {
    try {
      List<LocalDate> missing = table.without(today, today.plusDays(ChallengePublisher.DAYS_AHEAD));
      Optional<LeasedSnapshot> leased = missing.isEmpty() ? Optional.empty() : shelf.lease(GAME);
      if (leased.isEmpty()) {
        return Optional.empty();
      }
      try (LeasedSnapshot held = leased.get()) {
        int least = Fame.leastReleases(held.snapshot().graph());
        return Optional.of(new Plan(missing, spec(missing.getFirst(), least, attempt)));
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static ScoreSpec spec(LocalDate first, int least, int attempt) {
    long seed = first.toEpochDay() * ATTEMPTS_PER_DAY + attempt % ATTEMPTS_PER_DAY;
    return new ScoreSpec(GAME, CANDIDATES, List.of(), least, seed, "daily-" + first);
  }

  private List<LocalDate> publishNow(Plan plan, SnapshotRef ref, List<PairScore> scored) {
    Optional<LeasedSnapshot> leased = shelf.lease(ref);
    if (leased.isEmpty()) {
      // Another snapshot became current meanwhile: the next look draws from that one.
      return plan.days();
    }
    List<Candidate> candidates = candidates(scored);
    List<LocalDate> missing = new ArrayList<>();
    try (LeasedSnapshot held = leased.get()) {
      for (LocalDate day : plan.days()) {
        boolean there =
            table.publish(day, taken -> choose(held, day, candidates, taken, plan.spec().seed()));
        if (!there) {
          missing.add(day);
        }
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
    return missing;
  }

  private static Optional<Challenge> choose(
      LeasedSnapshot held,
      LocalDate day,
      List<Candidate> candidates,
      List<Taken> taken,
      long seed) {
    return ChallengePicker.pick(day, candidates, taken, seed)
        .map(picked ->
            new Challenge(
                new OfDay(day),
                ChallengeDay.number(day),
                held.ref(),
                artist(held.snapshot(), picked.from()),
                artist(held.snapshot(), picked.to()),
                picked.par(),
                picked.routes(),
                picked.difficulty(),
                Band.of(picked.difficulty()).word()));
  }

  private static NamedArtist artist(Snapshot snapshot, int id) {
    return new RouteEvidence(snapshot).artist(snapshot.artistOrdinal(id));
  }

  private static List<Candidate> candidates(List<PairScore> scored) {
    return scored.stream()
        .filter(score -> score.verdict() == PairScore.Verdict.FOUND)
        .map(score ->
            new Candidate(
                score.pair().from().value(),
                score.pair().to().value(),
                score.releases(),
                score.routes(),
                score.difficulty()))
        .distinct()
        .toList();
  }
}
