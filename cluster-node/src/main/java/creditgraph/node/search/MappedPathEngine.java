package creditgraph.node.search;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// Answers from the mapped snapshots of this node, on a dispatcher of its own.
///
/// At most `places` searches run or wait there; one more is answered `Busy` at once.
public final class MappedPathEngine implements PathEngine {

  private static final long NANOS_PER_MICRO = 1_000;

  private final SnapshotShelf shelf;
  private final Executor searches;
  private final SearchBudget budget;
  private final Semaphore places;
  private final ScratchPool scratches = new ScratchPool();

  public MappedPathEngine(SnapshotShelf shelf, Executor searches, int places, SearchBudget budget) {
    this.shelf = shelf;
    this.searches = searches;
    this.places = new Semaphore(places);
    this.budget = budget;
  }

  @Override
  public CompletionStage<PathReply> find(PairKey pair, Cancellation cancellation) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedStage(PairSearch.BUSY);
    }
    return CompletableFuture.supplyAsync(() -> search(pair, cancellation), searches)
        .whenComplete((_, _) -> places.release());
  }

  private PathReply search(PairKey pair, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      return PairSearch.BUSY;
    }
    Optional<LeasedSnapshot> leased = shelf.lease(pair.ruleset());
    if (leased.isEmpty()) {
      return new UnknownRuleset(pair.ruleset(), shelf.rulesets());
    }
    try (LeasedSnapshot held = leased.get()) {
      return search(held.ref(), held.snapshot(), pair, cancellation);
    }
  }

  private PathReply search(
      SnapshotRef ref, Snapshot snapshot, PairKey pair, Cancellation cancellation) {
    int from = snapshot.artistOrdinal(pair.low().value());
    int to = snapshot.artistOrdinal(pair.high().value());
    if (from < 0 || to < 0) {
      return unknown(ref, from < 0 ? pair.low() : pair.high());
    }
    RouteEvidence evidence = new RouteEvidence(snapshot);
    if (from == to) {
      return new SameArtist(ref, evidence.artist(from));
    }
    long startNanos = System.nanoTime();
    SearchOutcome outcome =
        scratches.use(scratch ->
            ShortestPath.find(snapshot.graph(), from, to, budget, cancellation, scratch));
    long tookMicros = (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    return switch (outcome) {
      case SearchOutcome.Found found ->
          new Found(
              ref,
              evidence.artist(from),
              evidence.artist(to),
              evidence.hops(found.path()),
              found.edgesScanned(),
              Duration.ofNanos(tookMicros * NANOS_PER_MICRO));
      case SearchOutcome.NotConnected _ ->
          new NotConnected(
              ref,
              evidence.artist(from),
              evidence.artist(to),
              snapshot.graph().reachOf(from),
              snapshot.graph().reachOf(to),
              joinedUnder(pair));
      case SearchOutcome.BudgetExhausted exhausted ->
          new BudgetExhausted(ref, exhausted.limit().word(), exhausted.edgesScanned());
    };
  }

  /// Snapshots of other rulesets in which some route joins the two, the smallest change of rules
  /// first. The component table tells, so no search is needed.
  private List<SnapshotRef> joinedUnder(PairKey pair) {
    record Joining(SnapshotRef ref, long credits) {}
    List<Joining> joining = new ArrayList<>();
    for (RulesetId ruleset : shelf.rulesets()) {
      shelf
          .lease(ruleset)
          .ifPresent(leased -> {
            try (LeasedSnapshot held = leased) {
              if (joins(held.snapshot(), pair)) {
                joining.add(new Joining(held.ref(), held.snapshot().manifest().creditCount()));
              }
            }
          });
    }
    return joining.stream()
        .sorted(Comparator.comparingLong(Joining::credits))
        .map(Joining::ref)
        .toList();
  }

  private static boolean joins(Snapshot snapshot, PairKey pair) {
    int low = snapshot.artistOrdinal(pair.low().value());
    int high = snapshot.artistOrdinal(pair.high().value());
    if (low < 0 || high < 0 || low == high) {
      return false;
    }
    int component = snapshot.graph().componentOf(low);
    return component != CreditGraph.ISOLATED && component == snapshot.graph().componentOf(high);
  }

  private static PathReply unknown(SnapshotRef ref, ArtistId artist) {
    return new UnknownArtist(ref, artist);
  }
}
