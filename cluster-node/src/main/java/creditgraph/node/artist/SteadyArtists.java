package creditgraph.node.artist;

import creditgraph.http.artist.Artists;
import creditgraph.node.gateway.Admission;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.pattern.CircuitBreaker;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds artists in the database, and by the snapshots' own names while it is away.
///
/// ```
/// closed ── two searches failed ──▶ open ── a while ──▶ one search tries ── found ──▶ closed
///                                    ▲────────── failed ──────┘
/// ```
///
/// A search that fails is answered by the snapshot all the same; while the breaker is open the
/// database is not asked, so nobody waits for it.
public final class SteadyArtists implements Artists {

  static final int FAILURES = 2;

  /// Searches without the database that may run or wait; more are turned away.
  static final int MAX_SEARCHES = 32;

  /// A search takes some milliseconds; what takes this long will not answer.
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(SteadyArtists.class);

  private final Artists database;
  private final SnapshotNames snapshots;
  private final CircuitBreaker breaker;
  private final Admission admission = Admission.of(MAX_SEARCHES);

  private SteadyArtists(Artists database, SnapshotNames snapshots, CircuitBreaker breaker) {
    this.database = database;
    this.snapshots = snapshots;
    this.breaker = breaker;
  }

  /// @param reading where a snapshot's names are read, for seconds
  /// @param searches where they are searched, for milliseconds
  /// @param tryAgain how long the database is left alone before one search tries it
  public static SteadyArtists of(
      ActorSystem<?> system,
      Artists database,
      SnapshotShelf shelf,
      Executor reading,
      Executor searches,
      Duration tryAgain) {
    SnapshotNames snapshots = new SnapshotNames(shelf, reading, searches);
    CircuitBreaker breaker =
        CircuitBreaker.create(Adapter.toClassic(system).scheduler(), FAILURES, PATIENCE, tryAgain);
    breaker.addOnOpenListener(
        () -> log.warn("names come from the snapshots: the database is away"));
    breaker.addOnCloseListener(() -> {
      log.info("names come from the database again");
      snapshots.forget();
    });
    return new SteadyArtists(database, snapshots, breaker);
  }

  @Override
  public CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit) {
    return breaker
        .callWithCircuitBreakerCS(() -> database.search(ruleset, query, limit))
        .handle((reply, failure) -> {
          if (failure == null) {
            return CompletableFuture.completedStage(reply);
          }
          tell(failure);
          return withoutDatabase(ruleset, query, limit);
        })
        .thenCompose(Function.identity());
  }

  /// Of searches that failed, not of those that the breaker kept from the database: it may be our
  /// own fault that they did.
  private static void tell(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof CircuitBreakerOpenException)) {
      log.warn("names not searched in the database cause={}", String.valueOf(cause));
    }
  }

  private CompletionStage<SearchReply> withoutDatabase(RulesetId ruleset, String query, int limit) {
    return admission.admit(
        () -> snapshots.search(ruleset, query, limit),
        () -> CompletableFuture.completedStage(new Busy(RETRY_AFTER)));
  }
}
