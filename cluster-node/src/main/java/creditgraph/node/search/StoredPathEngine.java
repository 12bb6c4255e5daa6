package creditgraph.node.search;

import creditgraph.graph.search.Cancellation;
import creditgraph.node.search.AnswerTable.Ends;
import creditgraph.node.search.PathTally.Fate;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps routes that were dear to find in PostgreSQL, and fetches them instead of searching again.
///
/// Most searches end sooner than a database answers, so it is asked for nothing that it does not
/// have: which questions are stored is known here, from when the snapshot was opened and from what
/// this node has stored since. Nothing waits for a write, and with the database away, slow or wrong
/// everything is searched, as if there were none; after a failure it is left alone for a while.
public final class StoredPathEngine implements PathEngine {

  /// Writes that may be under way; a route that comes meanwhile is not stored.
  private static final int MAX_WRITES = 2;

  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(StoredPathEngine.class);

  /// @param answers of each snapshot at the most
  /// @param fromEdges credits that a search must have read
  /// @param slowest time that a statement may take; a slower one is a failure
  public record Limits(int answers, long fromEdges, Duration slowest) {}

  private record Stored(SnapshotRef snapshot, Set<Ends> pairs) {}

  private final PathEngine engine;
  private final AnswerTable table;
  private final CurrentSnapshots snapshots;
  private final PathTally tally;
  private final Limits limits;
  private final Executor blocking;
  private final CircuitBreaker breaker;
  private final Semaphore writes = new Semaphore(MAX_WRITES);
  private final Map<RulesetId, Stored> stored = new ConcurrentHashMap<>();

  /// @param engine searches what is not stored
  public StoredPathEngine(
      PathEngine engine,
      AnswerTable table,
      CurrentSnapshots snapshots,
      PathTally tally,
      Limits limits,
      Executor blocking,
      ActorSystem<?> system) {
    this.engine = engine;
    this.table = table;
    this.snapshots = snapshots;
    this.tally = tally;
    this.limits = limits;
    this.blocking = blocking;
    this.breaker =
        CircuitBreaker.create(
            system.classicSystem().scheduler(), 1, limits.slowest(), REST_AFTER_FAILURE);
  }

  /// Learns what is stored of a snapshot that is current now, and removes what is stored of those
  /// before it.
  public void follow(SnapshotRef current) {
    blocking.execute(() -> learn(current));
  }

  @Override
  public CompletionStage<PathReply> find(PairQuestion question, Cancellation cancellation) {
    Optional<SnapshotRef> snapshot = stored(question);
    if (snapshot.isEmpty()) {
      return search(question, cancellation);
    }
    return guarded(() -> table.find(snapshot.get(), Ends.of(question)))
        .exceptionally(failure -> {
          log.warn(
              "stored route not fetched question={} cause={}",
              question.entityId(),
              failure.toString());
          return Optional.empty();
        })
        .thenCompose(found ->
            found
                .<CompletionStage<PathReply>>map(this::fetched)
                .orElseGet(() -> search(question, cancellation)));
  }

  private CompletionStage<PathReply> fetched(PathReply reply) {
    tally.count(Fate.DATABASE);
    return CompletableFuture.completedStage(reply);
  }

  /// The current snapshot, when a route of it is stored.
  private Optional<SnapshotRef> stored(PairQuestion question) {
    Stored of = stored.get(question.pair().ruleset());
    return of != null && of.pairs().contains(Ends.of(question))
        ? snapshots.current(question.pair().ruleset()).filter(of.snapshot()::equals)
        : Optional.empty();
  }

  private CompletionStage<PathReply> search(PairQuestion question, Cancellation cancellation) {
    tally.count(Fate.SEARCH);
    return engine
        .find(question, cancellation)
        .whenComplete((reply, _) -> {
          if (reply instanceof Found found && found.edgesScanned() >= limits.fromEdges()) {
            store(Ends.of(question), found);
          }
        });
  }

  private void store(Ends ends, Found found) {
    Stored of = stored.get(found.snapshot().ruleset());
    if (of == null
        || !of.snapshot().equals(found.snapshot())
        || of.pairs().size() >= limits.answers()
        || !writes.tryAcquire()) {
      return;
    }
    guarded(
            () -> {
              table.keep(ends, found);
              return of.pairs().add(ends);
            })
        .whenComplete((_, failure) -> {
          writes.release();
          if (failure != null) {
            log.warn("route not stored pair={} cause={}", ends, failure.toString());
          }
        });
  }

  private void learn(SnapshotRef current) {
    try {
      int removed = table.keepOnly(current);
      Set<Ends> pairs = ConcurrentHashMap.newKeySet();
      pairs.addAll(table.pairs(current, limits.answers()));
      stored.put(current.ruleset(), new Stored(current, pairs));
      log.info("stored routes path={} there={} removed={}", current.path(), pairs.size(), removed);
    } catch (SQLException e) {
      log.warn("stored routes unknown path={} cause={}", current.path(), e.toString());
      stored.put(current.ruleset(), new Stored(current, ConcurrentHashMap.newKeySet()));
    }
  }

  private <T> CompletionStage<T> guarded(Callable<T> call) {
    return breaker.callWithCircuitBreakerCS(
        () -> CompletableFuture.supplyAsync(() -> called(call), blocking));
  }

  private static <T> T called(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
