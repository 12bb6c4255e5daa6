package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;

/// How much faster is a route on the mapped, compressed snapshot than a textbook search on the
/// heap?
///
/// Draws pairs of artists, checks that both sides agree on every distance, then times both in turn,
/// round by round, and prints the medians and their ratio. Run it on any published snapshot:
///
/// ```
/// mvn -Pbench package -pl bench -am -DskipTests
/// java -cp 'bench/target/*:graph-core/target/*' creditgraph.bench.RouteSearchBench SNAPSHOT
/// ```
public final class RouteSearchBench {

  private static final int PAIRS = 1_000;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 5;
  private static final long SEED = 1;

  private RouteSearchBench() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: RouteSearchBench SNAPSHOT");
      System.exit(2);
    }
    try (var snapshot = Snapshot.open(Path.of(arguments[0]))) {
      run(snapshot);
    }
  }

  private static void run(Snapshot snapshot) {
    var graph = snapshot.graph();
    var scratch = SearchScratch.create();
    var heap = HeapGraph.of(graph);
    IntBinaryOperator ours = (from, to) -> distance(graph, from, to, scratch);
    IntBinaryOperator baseline = heap::distance;
    var pairs = pairs(graph);
    requireAgreement(pairs, ours, baseline);

    var oursNanos = new long[ROUNDS * PAIRS];
    var baselineNanos = new long[ROUNDS * PAIRS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      long found = time(pairs, ours, oursNanos, round);
      long expected = time(pairs, baseline, baselineNanos, round);
      if (found != expected) {
        throw new IllegalStateException("round %d disagrees".formatted(round));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "machine   %s %s, %d processors, Java %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    System.out.printf(
        Locale.ROOT,
        "workload  %s: %,d artists, %,d releases, %,d credits; %d pairs x %d rounds, seed %d%n",
        snapshot.manifest().rulesetName(),
        graph.artistCount(),
        graph.releaseCount(),
        graph.creditCount(),
        PAIRS,
        ROUNDS,
        SEED);
    row("p50", oursNanos, baselineNanos, 0.50);
    row("p99", oursNanos, baselineNanos, 0.99);
  }

  private static int distance(CreditGraph graph, int from, int to, SearchScratch scratch) {
    return switch (ShortestPath.find(graph, from, to, SearchBudget.standard(), scratch)) {
      case SearchOutcome.Found found -> found.path().length();
      case SearchOutcome.NotConnected _ -> HeapGraph.NOT_CONNECTED;
      case SearchOutcome.BudgetExhausted exhausted ->
          throw new IllegalStateException("the standard budget is too small: " + exhausted);
    };
  }

  private static int[][] pairs(CreditGraph graph) {
    var random = new SplittableRandom(SEED);
    var pairs = new int[PAIRS][2];
    for (var pair : pairs) {
      do {
        pair[0] = random.nextInt(graph.artistCount());
        pair[1] = random.nextInt(graph.artistCount());
      } while (pair[0] == pair[1]);
    }
    return pairs;
  }

  private static void requireAgreement(
      int[][] pairs, IntBinaryOperator ours, IntBinaryOperator baseline) {
    for (var pair : pairs) {
      int expected = baseline.applyAsInt(pair[0], pair[1]);
      int found = ours.applyAsInt(pair[0], pair[1]);
      if (found != expected) {
        throw new IllegalStateException(
            "artists %d and %d: expected distance %d, found %d"
                .formatted(pair[0], pair[1], expected, found));
      }
    }
  }

  /// The distances are added up, so that no search may be left out as useless.
  private static long time(int[][] pairs, IntBinaryOperator search, long[] nanos, int round) {
    long distances = 0;
    for (int i = 0; i < pairs.length; i++) {
      long begin = System.nanoTime();
      distances += search.applyAsInt(pairs[i][0], pairs[i][1]);
      long took = System.nanoTime() - begin;
      if (round >= 0) {
        nanos[round * PAIRS + i] = took;
      }
    }
    return distances;
  }

  private static void row(String name, long[] ours, long[] baseline, double quantile) {
    double value = quantile(ours, quantile) / 1e3;
    double against = quantile(baseline, quantile) / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%-9s mapped %.1f us, heap breadth-first %.1f us, ratio %.1fx%n",
        name,
        value,
        against,
        against / value);
  }

  private static long quantile(long[] values, double quantile) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (quantile * (sorted.length - 1))];
  }
}
