package creditgraph.graph.search;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.Nibbles;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Breadth-first search from both ends to the first vertex known to both.
///
/// Level by level, the end whose next level is cheaper to read goes first; the length of a row in
/// bytes stands for its volume and is added up only as far as the comparison needs. After levels
/// `n` and `f` no vertex is known to both ends, so the distance is at least `n + f + 1`; the first
/// vertex of the next level that the other end has reached shows `n + f + 1`, and it lies in the
/// other end's last level. (Pohl, *Bi-directional search*, 1971, on the bipartite graph.)
///
/// One object for each [SearchScratch], used again and again. Its frontiers stay as the search left
/// them until [#clear], for those who look further from there.
final class BidirectionalSearch {

  /// Vertices whose rows are added up between two comparisons of volume.
  private static final int SUM_STEP = 32;

  /// Nobody waits behind this "leaf start": every release is put into its level.
  private static final int NO_LEAVES = Integer.MAX_VALUE;

  final Frontier near = new Frontier(1);
  final Frontier far = new Frontier(2);
  final Marks marks = new Marks();
  private final SearchMeter meter;
  private int artistCount;
  private int leafStart;
  private ReleaseFilter filter = ReleaseFilter.ALL;

  /// The end whose row met the other, the place of that row's vertex, and the vertex met.
  private Frontier meetingSide = near;

  private int meetingPlace;
  private int meetingLevelEnd;
  private int meetingVertex;

  BidirectionalSearch(SearchMeter meter) {
    this.meter = meter;
  }

  /// @param firstLeaf artists from here on have one joining release and lead nowhere
  /// @param maxReleases longest route looked for
  SearchEnd run(
      CreditGraph graph,
      int firstLeaf,
      int nearArtist,
      int farArtist,
      int maxReleases,
      ReleaseFilter admitted) {
    artistCount = graph.artistCount();
    leafStart = firstLeaf;
    filter = admitted;
    near.start(nearArtist);
    far.start(farArtist);
    marks.add(nearArtist, near.mark);
    marks.add(farArtist, far.mark);
    while (near.depth + far.depth < 2L * maxReleases) {
      Frontier side = nearIsCheaper(graph) ? near : far;
      if (side.levelStart == side.size) {
        return SearchEnd.NOT_CONNECTED;
      }
      int levelEnd = side.size;
      long edgesBefore = meter.edges;
      for (int place = side.levelStart; place < levelEnd; place++) {
        int meeting = expand(graph, side, place);
        if (meeting >= 0) {
          meetingSide = side;
          meetingPlace = place;
          meetingLevelEnd = levelEnd;
          meetingVertex = meeting;
          return SearchEnd.FOUND;
        }
        if (meter.edges >= meter.nextLook && meter.isSpent()) {
          return meter.end();
        }
      }
      side.nextLevel(levelEnd, meter.edges - edgesBefore);
    }
    return SearchEnd.OUT_OF_RELEASES;
  }

  Frontier meetingSide() {
    return meetingSide;
  }

  int meetingPlace() {
    return meetingPlace;
  }

  /// Where the level that met the other end's ends in the queue of [#meetingSide].
  int meetingLevelEnd() {
    return meetingLevelEnd;
  }

  /// Releases on a shortest route, once found.
  int distance() {
    return (near.depth + far.depth + 1) / 2;
  }

  /// Adds the route found to one that ends at the near artist.
  void appendRoute(RouteBuffer route) {
    Frontier other = meetingSide == near ? far : near;
    int met = other.placeInLevel(meetingVertex);
    int nearPlace = meetingSide == near ? meetingPlace : met;
    int farPlace = meetingSide == near ? met : meetingPlace;
    int first = 2 * route.length();
    int at = first + near.steps(nearPlace);
    route.setLength(route.length() + distance());
    for (int step = at, place = nearPlace; place >= 0; place = near.parents[place]) {
      step--;
      route.set(step, ordinal(near.vertices[place], step));
    }
    for (int place = farPlace; place >= 0; place = far.parents[place]) {
      route.set(at, ordinal(far.vertices[place], at));
      at++;
    }
  }

  /// Forgets both frontiers and what was closed, at the cost of what was reached.
  void clear() {
    marks.clear(near.vertices, near.size);
    marks.clear(far.vertices, far.size);
    near.size = 0;
    far.size = 0;
    marks.clearClosed();
    filter = ReleaseFilter.ALL;
  }

  private int ordinal(int vertex, int step) {
    return (step & 1) == 0 ? vertex : vertex - artistCount;
  }

  /// Compares the volumes of the two next levels, adding up no more rows than it needs. A row has
  /// at least one nibble, so the vertices not yet added bound a volume from below.
  private boolean nearIsCheaper(CreditGraph graph) {
    while (true) {
      long nearVolume = near.volume + near.unsummed();
      long farVolume = far.volume + far.unsummed();
      if (nearVolume <= farVolume) {
        if (near.unsummed() == 0) {
          return true;
        }
        sum(graph, near);
      } else {
        if (far.unsummed() == 0) {
          return false;
        }
        sum(graph, far);
      }
    }
  }

  /// Nibbles of the rows of the first `count` vertices, all of one kind: no fewer than their
  /// credits.
  long volume(CreditGraph graph, IntBuffer vertices, int count) {
    long volume = 0;
    for (int i = 0; i < count; i++) {
      int vertex = vertices.values[i];
      volume +=
          vertex < artistCount
              ? graph.artistToReleases().rowNibbles(vertex)
              : graph.releaseToArtists().rowNibbles(vertex - artistCount);
    }
    return volume;
  }

  private void sum(CreditGraph graph, Frontier side) {
    boolean artists = side.atArtists();
    Adjacency adjacency = artists ? graph.artistToReleases() : graph.releaseToArtists();
    int rowOffset = artists ? 0 : artistCount;
    int end = Math.min(side.size, side.summedTo + SUM_STEP);
    int[] vertices = side.vertices;
    long volume = side.volume;
    for (int i = side.summedTo; i < end; i++) {
      meter.vertex = vertices[i];
      int row = Objects.checkIndex(vertices[i] - rowOffset, adjacency.rowCount());
      volume += adjacency.rowNibbles(row);
    }
    side.volume = volume;
    side.summedTo = end;
  }

  private int expand(CreditGraph graph, Frontier side, int place) {
    boolean artists = side.atArtists();
    Adjacency adjacency = artists ? graph.artistToReleases() : graph.releaseToArtists();
    int vertex = side.vertices[place];
    meter.vertex = vertex;
    int row = Objects.checkIndex(vertex - (artists ? 0 : artistCount), adjacency.rowCount());
    long span = adjacency.span(row);
    side.reserve((int) span);
    int before = side.size;
    int meeting =
        scan(
            adjacency.targets(),
            span,
            adjacency.base(row, span),
            artists ? artistCount : 0,
            artists ? NO_LEAVES : leafStart,
            side,
            place);
    if (artists && filter != ReleaseFilter.ALL) {
      closeUnadmitted(side, before);
    }
    return meeting;
  }

  /// Reads one row. Returns the first vertex the other end has reached, or -1.
  private int scan(
      MemorySegment targets,
      long span,
      int base,
      int vertexOffset,
      int firstLeaf,
      Frontier side,
      int parent) {
    long[] words = marks.words;
    int[] vertices = side.vertices;
    int[] parents = side.parents;
    int own = side.mark;
    int other = Marks.CLOSED - own;
    int size = side.size;
    int scanned = 0;
    int meeting = -1;
    int target = base;
    long at = span >>> 32;
    long end = at + (span & 0xFFFF_FFFFL);
    while (at < end) {
      long window = Nibbles.window(targets, at);
      long ends = Nibbles.ends(window, end - at);
      int start = 0;
      do {
        int stop = Nibbles.firstEnd(ends);
        target += Nibbles.number(window >>> start, stop - start) + 1;
        scanned++;
        int vertex = target + vertexOffset;
        int bit = (vertex & 31) << 1;
        long word = words[vertex >>> 5];
        int seen = (int) (word >>> bit) & 3;
        if (seen == 0) {
          if (target < firstLeaf) {
            words[vertex >>> 5] = word | (long) own << bit;
            vertices[size] = vertex;
            parents[size++] = parent;
          }
        } else if (seen == other) {
          meeting = vertex;
          break;
        }
        start = stop;
        ends &= ends - 1;
      } while (ends != 0);
      at = meeting < 0 ? at + (start >>> 2) : end;
    }
    side.size = size;
    meter.edges += scanned;
    return meeting;
  }

  /// Takes out of the queue, and closes to both ends, what the last row added against the filter.
  private void closeUnadmitted(Frontier side, int from) {
    int kept = from;
    for (int i = from; i < side.size; i++) {
      int vertex = side.vertices[i];
      if (filter.admits(vertex - artistCount)) {
        side.vertices[kept++] = vertex;
      } else {
        marks.close(vertex);
      }
    }
    side.size = kept;
  }
}
