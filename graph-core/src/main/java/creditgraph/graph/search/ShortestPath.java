package creditgraph.graph.search;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// Finds one shortest route between two artists, by breadth-first search from both ends.
///
/// Level by level, the end whose next level is cheaper to read goes first; the length of a row in
/// bytes stands for its volume and is added up only as far as the comparison needs. The first
/// vertex that the other end has already reached closes a shortest route: after levels `n` and `f`
/// no vertex is known to both ends, so the distance is at least `n + f + 1`, and that vertex shows
/// `n + f + 1`. (Pohl, *Bi-directional search*, 1971, on the bipartite graph.)
///
/// - **Not connected** is answered from the component table, without a search.
/// - **Leaves.** An artist of one joining release leads nowhere and is never put into a level.
/// - **Ties.** Which of several shortest routes is returned is a function of the graph's ordinals
///   and the unordered pair: the same for one snapshot on every machine, and read backwards it is
///   the answer to the question asked backwards. Another snapshot of the same credits made with
///   another vertex order may show another route of the same length.
/// - **Time** O(credits read), which is what [SearchOutcome#edgesScanned] reports. **Memory** 2
///   bits for each vertex, 8 bytes for each vertex reached. A search allocates only its outcome
///   once the scratch has grown.
public final class ShortestPath {

  /// Credits read between two looks at the clock, about a millisecond apart.
  public static final int EDGES_BETWEEN_CLOCK_READS = 1 << 16;

  /// Vertices whose rows are added up between two comparisons of volume.
  private static final int SUM_STEP = 32;

  /// Nobody waits behind this "leaf start": every release is put into its level.
  private static final int NO_LEAVES = Integer.MAX_VALUE;

  private final CreditGraph graph;
  private final SearchBudget budget;
  private final SearchScratch scratch;
  private final int artistCount;
  private final int leafStart;
  private final long startNanos = System.nanoTime();
  private long edgesScanned;
  private long nextClockRead = EDGES_BETWEEN_CLOCK_READS;

  private ShortestPath(
      CreditGraph graph, SearchBudget budget, SearchScratch scratch, int leafStart) {
    this.graph = graph;
    this.budget = budget;
    this.scratch = scratch;
    this.artistCount = graph.artistCount();
    this.leafStart = leafStart;
  }

  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives a route without a release
  /// @throws IndexOutOfBoundsException when an ordinal is not of this graph
  /// @throws IllegalStateException when the graph's snapshot is closed
  public static SearchOutcome find(
      CreditGraph graph, int fromArtist, int toArtist, SearchBudget budget, SearchScratch scratch) {
    if (!graph.isOpen()) {
      throw new IllegalStateException("search on a graph whose snapshot is closed");
    }
    Objects.checkIndex(fromArtist, graph.artistCount());
    Objects.checkIndex(toArtist, graph.artistCount());
    if (fromArtist == toArtist) {
      return new SearchOutcome.Found(CreditPath.of(new int[] {fromArtist}, new int[0]), 0);
    }
    int component = graph.componentOf(fromArtist);
    if (component == CreditGraph.ISOLATED || component != graph.componentOf(toArtist)) {
      return new SearchOutcome.NotConnected(0);
    }
    ShortestPath search = new ShortestPath(graph, budget, scratch, graph.leafStart(component));
    scratch.begin(graph);
    SearchOutcome outcome =
        search.run(Math.min(fromArtist, toArtist), Math.max(fromArtist, toArtist));
    scratch.end();
    return fromArtist > toArtist && outcome instanceof SearchOutcome.Found found
        ? new SearchOutcome.Found(found.path().reversed(), found.edgesScanned())
        : outcome;
  }

  private SearchOutcome run(int nearArtist, int farArtist) {
    SearchScratch.Side near = scratch.near;
    SearchScratch.Side far = scratch.far;
    near.start(nearArtist, scratch.marks);
    far.start(farArtist, scratch.marks);
    while (near.depth + far.depth < 2L * budget.maxReleases()) {
      SearchScratch.Side side = nearIsCheaper() ? near : far;
      if (side.levelStart == side.size) {
        return new SearchOutcome.NotConnected(edgesScanned);
      }
      SearchScratch.Side other = side == near ? far : near;
      int levelEnd = side.size;
      for (int at = side.levelStart; at < levelEnd; at++) {
        int meeting = expand(side, at);
        if (meeting >= 0) {
          int met = lastLevelIndexOf(other, meeting);
          CreditPath path = side == near ? join(at, met) : join(met, at);
          return new SearchOutcome.Found(path, edgesScanned);
        }
        if (edgesScanned > budget.maxEdges()) {
          return new SearchOutcome.BudgetExhausted(SearchBudget.Limit.EDGES, edgesScanned);
        }
        if (edgesScanned >= nextClockRead && timeIsUp()) {
          return new SearchOutcome.BudgetExhausted(SearchBudget.Limit.TIME, edgesScanned);
        }
      }
      side.nextLevel(levelEnd);
    }
    return new SearchOutcome.BudgetExhausted(SearchBudget.Limit.RELEASES, edgesScanned);
  }

  /// Compares the volumes of the two next levels, adding up no more rows than it needs. A row has
  /// at least one byte, so the vertices not yet added bound a volume from below.
  private boolean nearIsCheaper() {
    SearchScratch.Side near = scratch.near;
    SearchScratch.Side far = scratch.far;
    while (true) {
      long nearVolume = near.volume + near.unsummed();
      long farVolume = far.volume + far.unsummed();
      if (nearVolume <= farVolume) {
        if (near.unsummed() == 0) {
          return true;
        }
        sum(near);
      } else {
        if (far.unsummed() == 0) {
          return false;
        }
        sum(far);
      }
    }
  }

  private void sum(SearchScratch.Side side) {
    boolean artists = (side.depth & 1) == 0;
    Adjacency adjacency = artists ? graph.artistToReleases() : graph.releaseToArtists();
    int rowOffset = artists ? 0 : artistCount;
    int end = Math.min(side.size, side.summedTo + SUM_STEP);
    long volume = side.volume;
    for (int i = side.summedTo; i < end; i++) {
      volume += adjacency.rowBytes(side.vertices[i] - rowOffset);
    }
    side.volume = volume;
    side.summedTo = end;
  }

  private int expand(SearchScratch.Side side, int at) {
    boolean artists = (side.depth & 1) == 0;
    Adjacency adjacency = artists ? graph.artistToReleases() : graph.releaseToArtists();
    int row = side.vertices[at] - (artists ? 0 : artistCount);
    long span = adjacency.span(row);
    side.reserve((int) span);
    return scan(
        adjacency.targets(),
        span,
        adjacency.expected(row),
        artists ? artistCount : 0,
        artists ? NO_LEAVES : leafStart,
        side,
        at);
  }

  /// Reads one row. Returns the first vertex the other end has reached, or -1.
  private int scan(
      MemorySegment targets,
      long span,
      int expected,
      int vertexOffset,
      int firstLeaf,
      SearchScratch.Side side,
      int parent) {
    long[] marks = scratch.marks;
    int[] vertices = side.vertices;
    int[] parents = side.parents;
    int own = side.mark;
    int size = side.size;
    int scanned = 0;
    int meeting = -1;
    int target = expected;
    long at = span >>> 32;
    long end = at + (span & 0xFFFF_FFFFL);
    while (at < end) {
      int next = targets.get(ValueLayout.JAVA_BYTE, at++);
      int code = next & 0x7F;
      for (int shift = 7; next < 0; shift += 7) {
        next = targets.get(ValueLayout.JAVA_BYTE, at++);
        code |= (next & 0x7F) << shift;
      }
      target += scanned == 0 ? (code >>> 1) ^ -(code & 1) : code + 1;
      scanned++;
      int vertex = target + vertexOffset;
      int bit = (vertex & 31) << 1;
      long word = marks[vertex >>> 5];
      int seen = (int) (word >>> bit) & 3;
      if (seen == 0) {
        if (target < firstLeaf) {
          marks[vertex >>> 5] = word | (long) own << bit;
          vertices[size] = vertex;
          parents[size++] = parent;
        }
      } else if (seen != own) {
        meeting = vertex;
        break;
      }
    }
    side.size = size;
    edgesScanned += scanned;
    return meeting;
  }

  private boolean timeIsUp() {
    nextClockRead = edgesScanned + EDGES_BETWEEN_CLOCK_READS;
    return System.nanoTime() - startNanos > budget.maxTime().toNanos();
  }

  /// A meeting always lies in the other end's last level: anything nearer would have met before.
  private static int lastLevelIndexOf(SearchScratch.Side side, int vertex) {
    for (int i = side.levelStart; i < side.size; i++) {
      if (side.vertices[i] == vertex) {
        return i;
      }
    }
    throw new IllegalStateException("vertex " + vertex + " was met outside the last level");
  }

  /// Walks back from both sides of the meeting; one of the two places holds the met vertex itself.
  private CreditPath join(int nearPlace, int farPlace) {
    SearchScratch.Side near = scratch.near;
    SearchScratch.Side far = scratch.far;
    int nearSteps = steps(near, nearPlace);
    int total = nearSteps + steps(far, farPlace);
    int[] route = new int[total];
    int at = nearSteps;
    for (int place = nearPlace; place >= 0; place = near.parents[place]) {
      route[--at] = near.vertices[place];
    }
    at = nearSteps;
    for (int place = farPlace; place >= 0; place = far.parents[place]) {
      route[at++] = far.vertices[place];
    }
    int[] artists = new int[total / 2 + 1];
    int[] releases = new int[total / 2];
    for (int i = 0; i < total; i++) {
      if ((i & 1) == 0) {
        artists[i / 2] = route[i];
      } else {
        releases[i / 2] = route[i] - artistCount;
      }
    }
    return CreditPath.of(artists, releases);
  }

  private static int steps(SearchScratch.Side side, int place) {
    int steps = 0;
    for (int at = place; at >= 0; at = side.parents[at]) {
      steps++;
    }
    return steps;
  }
}
