package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.Distances;
import creditgraph.graph.measure.MultiSourceDistances;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.RouteCosts;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/// What the other kinds of search cost, each against the plain one in the same process.
final class SearchKinds {

  /// The facts are stored as if a system of this name had answered.
  static final String NAME = "kinds";

  private static final int WARM_ROUNDS = 2;
  private static final int ROUNDS = 3;
  private static final int PLAIN_SOURCES = 8;
  private static final SearchBudget BUDGET = SearchBudget.standard().untimed();

  private final CreditGraph graph;
  private final int[] ends;
  private final SearchScratch scratch = SearchScratch.create();
  private final Cancellation cancellation = Cancellation.create();
  private final TreeMap<String, Long> facts = new TreeMap<>();

  private SearchKinds(CreditGraph graph, int[] ends) {
    this.graph = graph;
    this.ends = ends;
  }

  static void run(WorkDirectory work, int pairs) throws IOException {
    int[] all = work.pairs();
    try (Arena arena = Arena.ofShared()) {
      SearchKinds kinds =
          new SearchKinds(
              StoredTopology.open(work, arena),
              Arrays.copyOf(all, Math.min(all.length, 2 * pairs)));
      kinds.searches();
      kinds.sources();
      work.writeFacts(NAME, kinds.facts);
    }
  }

  private void searches() {
    BareSearch bare = new BareSearch(graph, 0);
    List<Kind> kinds =
        List.of(
            new Kind("bare", bare::distance),
            new Kind("plain", this::plain),
            new Kind("product", this::product),
            new Kind("drawn", this::countAndDraw),
            new Kind("weighted", this::weighted));
    long[][] nanos = new long[kinds.size()][ends.length / 2];
    for (long[] times : nanos) {
      Arrays.fill(times, Long.MAX_VALUE);
    }
    // All kinds take turns in a round, so that a busy moment of the machine meets each of them.
    for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        time(kinds.get(kind), nanos[kind], round >= 0);
      }
    }
    for (int kind = 0; kind < kinds.size(); kind++) {
      facts.put(kinds.get(kind).name + ".p50.nanos", Math.round(Quantiles.of(nanos[kind]).p50()));
    }
  }

  private record Kind(String name, IntBinaryOperator search) {}

  private void time(Kind kind, long[] nanos, boolean kept) {
    for (int i = 0; i < nanos.length; i++) {
      int from = ends[2 * i];
      int to = ends[2 * i + 1];
      long begin = System.nanoTime();
      int distance = kind.search.applyAsInt(from, to);
      long took = System.nanoTime() - begin;
      // A cheapest route may have more releases than a shortest one, never fewer.
      int shortest = plain(from, to);
      if (distance < shortest || (distance > shortest && !kind.name.equals("weighted"))) {
        throw new IllegalStateException(
            "artists %d and %d: distance %d, but %d by the %s search"
                .formatted(from, to, shortest, distance, kind.name));
      }
      if (kept) {
        nanos[i] = Math.min(nanos[i], took);
      }
    }
  }

  private int plain(int from, int to) {
    ShortestPath.search(graph, from, to, BUDGET, cancellation, scratch);
    return scratch.route().length();
  }

  /// As a node answers: with a budget and a clock, cancellable, and for each step the places of its
  /// two credits, by which their evidence is found.
  private int product(int from, int to) {
    SearchBudget budget = SearchBudget.standard();
    SearchOutcome outcome = ShortestPath.find(graph, from, to, budget, cancellation, scratch);
    CreditPath path = ((SearchOutcome.Found) outcome).path();
    int missing = 0;
    for (int i = 0; i < path.length(); i++) {
      int release = path.release(i);
      missing |= graph.indexOnRelease(release, path.artist(i));
      missing |= graph.indexOnRelease(release, path.artist(i + 1));
    }
    return missing < 0 ? -1 : path.length();
  }

  private int countAndDraw(int from, int to) {
    RoutesOutcome outcome = AllShortestPaths.find(graph, from, to, BUDGET, cancellation, scratch);
    var routes = ((RoutesOutcome.Found) outcome).routes();
    return routes.count() > 0 ? routes.sample(from).length() : -1;
  }

  private int weighted(int from, int to) {
    WeightedOutcome outcome =
        WeightedPath.find(
            graph,
            from,
            to,
            RouteCosts.standard(),
            SearchKinds::roles,
            ReleaseFees.FREE,
            BUDGET,
            cancellation,
            scratch);
    return ((WeightedOutcome.Found) outcome).path().length();
  }

  /// The standard costs ask for no role.
  private static void roles(int release, int count, int[] into) {
    throw new IllegalStateException("roles of release %d were asked for".formatted(release));
  }

  private void sources() {
    int[] sources = new int[MultiSourceDistances.SOURCES];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = ends[i % ends.length];
    }
    MultiSourceDistances many = MultiSourceDistances.create();
    long[] sums = new long[2];
    long together = Long.MAX_VALUE;
    long plain = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      sums[0] = 0;
      long begin = System.nanoTime();
      many.run(
          graph,
          sources,
          (_, distance, reached) ->
              sums[0] += distance * (long) Long.bitCount(reached & ((1L << PLAIN_SOURCES) - 1)));
      long middle = System.nanoTime();
      sums[1] = 0;
      long took = 0;
      for (int i = 0; i < PLAIN_SOURCES; i++) {
        long start = System.nanoTime();
        int[] distances = Distances.from(graph, sources[i]);
        took += System.nanoTime() - start;
        for (int distance : distances) {
          sums[1] += Math.max(0, distance);
        }
      }
      together = Math.min(together, middle - begin);
      plain = Math.min(plain, took);
      if (sums[0] != sums[1]) {
        throw new IllegalStateException(
            "distances of %d sources: sum %d together, %d one by one"
                .formatted(PLAIN_SOURCES, sums[0], sums[1]));
      }
    }
    facts.put("together.source.nanos", together / sources.length);
    facts.put("alone.source.nanos", plain / PLAIN_SOURCES);
  }
}
