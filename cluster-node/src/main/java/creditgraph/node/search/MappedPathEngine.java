package creditgraph.node.search;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteSearch.Ending;
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
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// Answers from the mapped snapshots of this node, on a dispatcher of its own.
///
/// At most `places` searches run or wait there; one more is answered `Busy` at once, and so is one
/// that nobody has the patience to wait for when its turn comes.
public final class MappedPathEngine implements PathEngine {

  private static final long NANOS_PER_MICRO = 1_000;

  private final SnapshotShelf shelf;
  private final Executor searches;
  private final Patience patience;
  private final SearchBudget budget;
  private final Semaphore places;
  private final ScratchPool scratches = new ScratchPool();

  public MappedPathEngine(
      SnapshotShelf shelf, Executor searches, int places, Patience patience, SearchBudget budget) {
    this.shelf = shelf;
    this.searches = searches;
    this.places = new Semaphore(places);
    this.patience = patience;
    this.budget = budget;
  }

  @Override
  public CompletionStage<PathReply> find(PairQuestion question, Cancellation cancellation) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedStage(PairSearch.BUSY);
    }
    long begin = System.nanoTime();
    return CompletableFuture.supplyAsync(() -> search(question, cancellation, begin), searches)
        .whenComplete((_, _) -> places.release());
  }

  private PathReply search(PairQuestion question, Cancellation cancellation, long beginNanos) {
    Duration waited = Duration.ofNanos(System.nanoTime() - beginNanos);
    if (cancellation.isRequested() || patience.isOver(waited)) {
      return PairSearch.BUSY;
    }
    RulesetId ruleset = question.pair().ruleset();
    Optional<LeasedSnapshot> leased = shelf.lease(ruleset);
    if (leased.isEmpty()) {
      return new UnknownRuleset(ruleset, shelf.rulesets());
    }
    try (LeasedSnapshot held = leased.get()) {
      return search(held.ref(), held.snapshot(), question, cancellation);
    }
  }

  private PathReply search(
      SnapshotRef ref, Snapshot snapshot, PairQuestion question, Cancellation cancellation) {
    PairKey pair = question.pair();
    List<ArtistId> stops =
        Stream.concat(Stream.of(pair.low(), pair.high()), question.options().via().stream())
            .toList();
    Optional<ArtistId> unknown =
        stops.stream()
            .filter(artist -> snapshot.artistOrdinal(artist.value()) == Snapshot.ABSENT)
            .findFirst();
    if (unknown.isPresent()) {
      return new UnknownArtist(ref, unknown.get());
    }
    List<Integer> ordinals =
        stops.stream().map(artist -> snapshot.artistOrdinal(artist.value())).toList();
    if (ordinals.get(0).equals(ordinals.get(1))) {
      return new SameArtist(ref, new RouteEvidence(snapshot).artist(ordinals.getFirst()));
    }
    return scratches.use(scratch ->
        answer(
            ref,
            snapshot,
            question,
            ordinals,
            new RouteSearch(
                snapshot, ordinals.get(0), ordinals.get(1), budget, cancellation, scratch)));
  }

  /// @param ordinals of the ends, then of the artists to visit
  private PathReply answer(
      SnapshotRef ref,
      Snapshot snapshot,
      PairQuestion question,
      List<Integer> ordinals,
      RouteSearch search) {
    RouteEvidence evidence = new RouteEvidence(snapshot);
    int from = ordinals.get(0);
    int to = ordinals.get(1);
    long startNanos = System.nanoTime();
    Ending ending = search.find(question.options(), ordinals.subList(2, ordinals.size()));
    long tookMicros = (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    return switch (ending) {
      case Ending.Routes found ->
          new Found(
              ref,
              evidence.artist(from),
              evidence.artist(to),
              evidence.hops(found.paths().getFirst()),
              found.edgesScanned(),
              Duration.ofNanos(tookMicros * NANOS_PER_MICRO),
              found.cost(),
              found.count(),
              found.paths().stream().skip(1).map(evidence::hops).toList());
      case Ending.None none when joins(snapshot, question.pair()) ->
          new Unsatisfied(
              ref,
              evidence.artist(from),
              evidence.artist(to),
              search.lengthWithoutOptions(),
              none.edgesScanned());
      case Ending.None _ ->
          new NotConnected(
              ref,
              evidence.artist(from),
              evidence.artist(to),
              snapshot.graph().reachOf(from),
              snapshot.graph().reachOf(to),
              joinedUnder(question.pair()));
      case Ending.Exhausted exhausted ->
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
}
