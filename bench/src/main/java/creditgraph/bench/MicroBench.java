package creditgraph.bench;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchEnd;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.search.ShortestRoutes;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// How long do the small parts of a search take? What each part finds is compared with another way
/// to find it before any is timed.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked // JMH fills the fields before it calls anything else.
public class MicroBench {

  static final String WORK_DIRECTORY = "creditgraph.bench.work";
  static final int PAIRS = 1_000;

  /// Read by one call of a decoding benchmark.
  private static final int CREDITS = 1 << 16;

  private final SearchScratch scratch = SearchScratch.create();
  private Arena arena;
  private CreditGraph graph;
  private BareSearch bare;
  private int[] ends;
  private int next;
  private int[] artists;
  private int[] releases;
  private int[] row;
  private ShortestRoutes routes;
  private long seed;

  /// Maps the topology of the work directory.
  @Setup
  public void open() throws IOException {
    WorkDirectory work = new WorkDirectory(Path.of(System.getProperty(WORK_DIRECTORY)));
    arena = Arena.ofShared();
    graph = StoredTopology.open(work, arena);
    bare = new BareSearch(graph, 0);
    ends = work.pairs();
    row = new int[graph.artistCount()];
    artists = rows(graph.artistToReleases());
    releases = rows(graph.releaseToArtists());
    requireAgreement();
    routes = found(ends[0], ends[1]);
  }

  @TearDown
  public void close() {
    arena.close();
  }

  @Benchmark
  @OperationsPerInvocation(CREDITS)
  public int decodeArtistRows() {
    return decode(graph.artistToReleases(), artists);
  }

  @Benchmark
  @OperationsPerInvocation(CREDITS)
  public int decodeReleaseRows() {
    return decode(graph.releaseToArtists(), releases);
  }

  @Benchmark
  public int bareLoop() {
    int pair = nextPair();
    return bare.distance(ends[pair], ends[pair + 1]);
  }

  @Benchmark
  public SearchEnd route() {
    int pair = nextPair();
    return search(ends[pair], ends[pair + 1]);
  }

  @Benchmark
  public long countRoutes() {
    int pair = nextPair();
    return found(ends[pair], ends[pair + 1]).count();
  }

  @Benchmark
  public CreditPath drawRoute() {
    return routes.sample(seed++);
  }

  private int decode(Adjacency adjacency, int[] chosen) {
    int last = 0;
    for (int number : chosen) {
      int count = adjacency.decode(number, row);
      last += row[count - 1];
    }
    return last;
  }

  private int nextPair() {
    next = next + 2 < ends.length ? next + 2 : 0;
    return next;
  }

  private SearchEnd search(int from, int to) {
    return ShortestPath.search(
        graph, from, to, SearchBudget.standard(), Cancellation.never(), scratch);
  }

  private ShortestRoutes found(int from, int to) {
    RoutesOutcome outcome =
        AllShortestPaths.find(
            graph, from, to, SearchBudget.standard(), Cancellation.never(), scratch);
    if (outcome instanceof RoutesOutcome.Found all) {
      return all.routes();
    }
    throw new IllegalStateException("artists %d and %d: %s".formatted(from, to, outcome));
  }

  /// Rows drawn at random, of exactly [#CREDITS] targets together, so that a call's time can be
  /// stated for each.
  private static int[] rows(Adjacency adjacency) {
    SplitMix64 random = SplitMix64.of(1, 0);
    int[] rows = new int[CREDITS];
    int count = 0;
    int left = CREDITS;
    while (left > 0) {
      int candidate = random.nextInt(adjacency.rowCount());
      int degree = adjacency.degree(candidate);
      // No release has a single target: a rest of one could never be filled.
      if (degree > 0 && degree <= left && left - degree != 1) {
        rows[count++] = candidate;
        left -= degree;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private void requireAgreement() {
    for (int pair = 0; pair < ends.length; pair += 2) {
      SearchEnd end = search(ends[pair], ends[pair + 1]);
      int length = scratch.route().length();
      int distance = bare.distance(ends[pair], ends[pair + 1]);
      if (end != SearchEnd.FOUND || length != distance) {
        throw new IllegalStateException(
            "artists %d and %d: %s with %d releases, bare loop %d"
                .formatted(ends[pair], ends[pair + 1], end, length, distance));
      }
    }
    int[] degrees = {0};
    Arrays.stream(artists).forEach(artist -> degrees[0] += graph.artistToReleases().degree(artist));
    if (degrees[0] != CREDITS) {
      throw new IllegalStateException(
          "rows of %d credits, expected %d".formatted(degrees[0], CREDITS));
    }
  }
}
