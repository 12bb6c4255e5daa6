package creditgraph.node.challenge;

import creditgraph.game.challenge.Band;
import creditgraph.game.challenge.ChallengeDay;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.http.challenge.Challenges;
import creditgraph.node.search.ScratchPool;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.challenge.ChallengeId.OfPair;
import creditgraph.protocol.challenge.Challenging.AttemptReply;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.ChallengeReply;
import creditgraph.protocol.challenge.Challenging.Ends;
import creditgraph.protocol.challenge.Challenging.Found;
import creditgraph.protocol.challenge.Challenging.HintReply;
import creditgraph.protocol.challenge.Challenging.NoChallenge;
import creditgraph.protocol.challenge.Challenging.NoPair;
import creditgraph.protocol.challenge.Challenging.NoSnapshot;
import creditgraph.protocol.challenge.Challenging.Page;
import creditgraph.protocol.challenge.Challenging.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// The gateway's challenges: published ones from the database, everything else from the open
/// snapshots.
///
/// An attempt at a published challenge is judged on the snapshot that it was made from. When that
/// is gone, the ruleset's current one judges, and the answer says so; par stays. At most `places`
/// questions that search run or wait; one more is answered `Busy` at once.
public final class ChallengeDesk implements Challenges {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /// The clock of a question somebody waits for would make a dealt pair depend on the machine.
  private static final SearchBudget BUDGET = new SearchBudget(64, 20_000_000, SearchBudget.UNTIMED);

  private final ChallengeTable table;
  private final SnapshotShelf shelf;
  private final Executor blocking;
  private final Executor searches;
  private final Semaphore places;
  private final InstantSource clock;
  private final PairDealer dealer = new PairDealer();
  private final ScratchPool scratches = new ScratchPool();

  public ChallengeDesk(
      ChallengeTable table,
      SnapshotShelf shelf,
      Executor blocking,
      Executor searches,
      int places,
      InstantSource clock) {
    this.table = table;
    this.shelf = shelf;
    this.blocking = blocking;
    this.searches = searches;
    this.places = new Semaphore(places);
    this.clock = clock;
  }

  @Override
  public CompletionStage<ChallengeReply> today() {
    return published(today(clock));
  }

  @Override
  public CompletionStage<ChallengeReply> find(ChallengeId id) {
    return switch (id) {
      case OfDay of -> published(of.day());
      case OfPair pair ->
          this.<ChallengeReply>searching(
              () -> new Busy(RETRY_AFTER), scratch -> reply(pair, scratch));
    };
  }

  @Override
  public CompletionStage<Page> archive(LocalDate before, int most) {
    LocalDate tomorrow = today(clock).plusDays(1);
    LocalDate end = before.isBefore(tomorrow) ? before : tomorrow;
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            List<Challenge> found = table.before(end, most + 1);
            boolean more = found.size() > most;
            return new Page(more ? found.subList(0, most) : found, more);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  @Override
  public CompletionStage<ChallengeReply> random(
      RulesetId ruleset, long seed, String band, Ends ends) {
    return this.<ChallengeReply>searching(
        () -> new Busy(RETRY_AFTER),
        scratch ->
            onCurrent(
                ruleset,
                () -> new NoSnapshot(ruleset, shelf.rulesets()),
                held ->
                    dealer
                        .deal(held, seed, Band.ofWord(band), ends, scratch)
                        .<ChallengeReply>map(Found::new)
                        .orElseGet(() -> new NoPair(held.ref()))));
  }

  @Override
  public CompletionStage<AttemptReply> judge(ChallengeId id, List<Step> steps, int hints) {
    return playing(
        id,
        new NoChallenge(id),
        () -> new Busy(RETRY_AFTER),
        none -> none,
        (challenge, held, _) -> new ChallengeJudge(held).judge(challenge, steps, hints));
  }

  @Override
  public CompletionStage<HintReply> hint(ChallengeId id, ArtistId at, int rung) {
    return playing(
        id,
        new NoChallenge(id),
        () -> new Busy(RETRY_AFTER),
        none -> none,
        (challenge, held, scratch) ->
            new ChallengeGuide(held, BUDGET, scratch).hint(challenge, at, rung));
  }

  /// What is answered about a challenge on a snapshot.
  @FunctionalInterface
  private interface Play<R> {
    R answer(Challenge challenge, LeasedSnapshot held, SearchScratch scratch);
  }

  private <R> CompletionStage<R> playing(
      ChallengeId id,
      R noChallenge,
      Supplier<R> busy,
      Function<NoSnapshot, R> noSnapshot,
      Play<R> play) {
    return switch (id) {
      case OfDay of ->
          stored(of.day())
              .thenCompose(found ->
                  found.isEmpty()
                      ? CompletableFuture.completedStage(noChallenge)
                      : searching(
                          busy, scratch -> onItsOwn(found.get(), scratch, noSnapshot, play)));
      case OfPair pair ->
          searching(
              busy,
              scratch ->
                  onCurrent(
                      pair.ruleset(),
                      () -> noSnapshot.apply(new NoSnapshot(pair.ruleset(), shelf.rulesets())),
                      held ->
                          dealer
                              .named(held, pair, scratch)
                              .map(challenge -> play.answer(challenge, held, scratch))
                              .orElse(noChallenge)));
    };
  }

  private <R> R onItsOwn(
      Challenge challenge,
      SearchScratch scratch,
      Function<NoSnapshot, R> noSnapshot,
      Play<R> play) {
    Optional<LeasedSnapshot> leased =
        shelf.lease(challenge.snapshot()).or(() -> shelf.lease(challenge.snapshot().ruleset()));
    if (leased.isEmpty()) {
      return noSnapshot.apply(new NoSnapshot(challenge.snapshot().ruleset(), shelf.rulesets()));
    }
    try (LeasedSnapshot held = leased.get()) {
      return play.answer(challenge, held, scratch);
    }
  }

  private ChallengeReply reply(OfPair pair, SearchScratch scratch) {
    return onCurrent(
        pair.ruleset(),
        () -> new NoSnapshot(pair.ruleset(), shelf.rulesets()),
        held ->
            dealer
                .named(held, pair, scratch)
                .<ChallengeReply>map(Found::new)
                .orElseGet(() -> new NoChallenge(pair)));
  }

  private <R> R onCurrent(RulesetId ruleset, Supplier<R> none, Function<LeasedSnapshot, R> answer) {
    Optional<LeasedSnapshot> leased = shelf.lease(ruleset);
    if (leased.isEmpty()) {
      return none.get();
    }
    try (LeasedSnapshot held = leased.get()) {
      return answer.apply(held);
    }
  }

  private CompletionStage<ChallengeReply> published(LocalDate day) {
    return stored(day)
        .thenApply(found ->
            found.<ChallengeReply>map(Found::new).orElseGet(() -> new NoChallenge(new OfDay(day))));
  }

  /// Empty also for a day that has not come, whose challenge nobody shall know.
  private CompletionStage<Optional<Challenge>> stored(LocalDate day) {
    if (day.isAfter(today(clock))) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return table.on(day);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  private <R> CompletionStage<R> searching(Supplier<R> busy, Function<SearchScratch, R> search) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedStage(busy.get());
    }
    return CompletableFuture.supplyAsync(() -> scratches.use(search), searches)
        .whenComplete((_, _) -> places.release());
  }

  private static LocalDate today(InstantSource clock) {
    return ChallengeDay.at(clock.instant());
  }
}
