package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Turns the numbers of a [ComponentWalk] into ordinals. It holds on to all that the walk needed;
/// [LocalityOrder] keeps what is worth keeping.
final class Numbering {

  private static final int NONE = -1;
  private static final ValueLayout.OfInt INT = CreditEdges.INT;

  private static final Comparator<ComponentWalk.Component> LARGEST_FIRST =
      Comparator.comparingInt(ComponentWalk.Component::artistCount)
          .thenComparingInt(ComponentWalk.Component::releaseCount)
          .reversed()
          .thenComparingInt(ComponentWalk.Component::firstRank);

  private final CreditEdges edges;
  private final JoiningReleases joined;
  private final ComponentWalk walk;
  private final Workspace workspace;

  final int[] artistRanks;
  final int[] artistOrdinals;

  /// Empty until all artists have their ordinals, which takes the most memory.
  int[] releaseRanks = {};

  int[] releaseOrdinals = {};

  /// First artist, first leaf and first release of each component, and at the end the counts.
  final int[] components;

  /// The credits as the walk left them, and where they are for each artist ordinal.
  private final MemorySegment rows;

  private final long[] rowStarts;

  /// For each artist ordinal its number in the walk, or for a leaf its release's ordinal, inverted.
  private final int[] sources;

  /// Ordinal of each release of the walk.
  private int[] releaseOrdinalsByNumber = {};

  private int nextRelease;

  private Numbering(
      CreditEdges edges, JoiningReleases joined, ComponentWalk walk, Workspace workspace) {
    this.edges = edges;
    this.joined = joined;
    this.walk = walk;
    this.workspace = workspace;
    this.rows = walk.rows();
    this.rowStarts = walk.rowStarts();
    this.artistRanks = new int[edges.artistCount()];
    this.artistOrdinals = new int[edges.artistCount()];
    this.components = new int[3 * (walk.components().size() + 1)];
    this.sources = new int[edges.artistCount()];
    Arrays.fill(artistOrdinals, NONE);
  }

  static Numbering of(CreditEdges edges, Workspace workspace, Arena arena) throws IOException {
    try (Arena joinedArena = Arena.ofShared()) {
      JoiningReleases joined = JoiningReleases.of(edges, workspace, joinedArena);
      ComponentWalk walk = ComponentWalk.of(edges, joined, workspace, arena);
      Numbering numbering = new Numbering(edges, joined, walk, workspace);
      numbering.run();
      return numbering;
    }
  }

  int keptReleases() {
    return releaseOrdinalsByNumber.length;
  }

  ArtistRows artistRows() {
    int connected = components[components.length - 3];
    return new ArtistRows(connected, sources, rowStarts, rows, releaseOrdinalsByNumber);
  }

  private void run() throws IOException {
    List<ComponentWalk.Component> ordered =
        walk.components().stream().sorted(LARGEST_FIRST).toList();
    int at = 0;
    int artist = 0;
    for (ComponentWalk.Component component : ordered) {
      components[at] = artist;
      components[at + 1] = artist + component.artistTo() - component.artistFrom();
      numberArtists(component, artist);
      artist += component.artistCount();
      at += 3;
    }
    components[at] = artist;
    components[at + 1] = artist;
    releaseRanks = new int[edges.releaseCount()];
    releaseOrdinals = new int[edges.releaseCount()];
    releaseOrdinalsByNumber = new int[walk.releaseCount()];
    Arrays.fill(releaseOrdinals, NONE);
    at = 0;
    for (ComponentWalk.Component component : ordered) {
      components[at + 2] = nextRelease;
      numberReleases(component, components[at], components[at + 1]);
      at += 3;
    }
    components[at + 2] = nextRelease;
    numberLeaves();
    numberIsolatedArtists(artist);
    numberSoloReleases();
  }

  private void numberArtists(ComponentWalk.Component component, int first) throws IOException {
    int from = component.artistFrom();
    int walked = component.artistTo() - from;
    if (walked <= Bisection.SMALLEST) {
      for (int i = 0; i < walked; i++) {
        numberWalked(from + i, first + i);
      }
      return;
    }
    SparseRows matrix =
        SparseRows.outside(
            rowStarts,
            rows,
            from,
            component.artistTo(),
            component.releaseFrom(),
            component.releaseTo());
    int[] order = Bisection.order(matrix, Bisection.HEAP_ENTRIES, workspace);
    for (int i = 0; i < walked; i++) {
      numberWalked(from + order[i], first + i);
    }
  }

  private void numberWalked(int number, int ordinal) {
    sources[ordinal] = number;
    number(walk.artistRank(number), ordinal);
  }

  private void number(int artist, int ordinal) {
    artistOrdinals[artist] = ordinal;
    artistRanks[ordinal] = artist;
  }

  /// A release comes when artists up to its median have come, the lower one of two. Few artists
  /// keep the order of the walk, and so do their releases.
  private void numberReleases(ComponentWalk.Component component, int first, int end) {
    int from = component.releaseFrom();
    if (end - first <= Bisection.SMALLEST) {
      for (int number = from; number < component.releaseTo(); number++) {
        numberRelease(number);
      }
      return;
    }
    int[] awaited = new int[component.releaseCount()];
    long rowsEnd = rowStarts[component.artistTo()];
    for (long i = rowStarts[component.artistFrom()]; i < rowsEnd; i++) {
      awaited[rows.getAtIndex(INT, i) - from]++;
    }
    for (int release = 0; release < awaited.length; release++) {
      awaited[release] = (awaited[release] + 1) / 2;
    }
    int[] come = new int[64];
    for (int ordinal = first; ordinal < end; ordinal++) {
      long start = rowStarts[sources[ordinal]];
      long rowEnd = rowStarts[sources[ordinal] + 1];
      if (rowEnd - start > come.length) {
        come = new int[(int) (rowEnd - start)];
      }
      int count = 0;
      for (long i = start; i < rowEnd; i++) {
        int number = rows.getAtIndex(INT, i);
        if (--awaited[number - from] == 0) {
          come[count++] = number;
        }
      }
      Arrays.sort(come, 0, count);
      for (int i = 0; i < count; i++) {
        numberRelease(come[i]);
      }
    }
  }

  private void numberRelease(int number) {
    releaseOrdinalsByNumber[number] = nextRelease;
    releaseOrdinals[walk.releaseRank(number)] = nextRelease;
    releaseRanks[nextRelease++] = walk.releaseRank(number);
  }

  /// By release, then by rank: sorted by counting, as are all that follow.
  private void numberLeaves() {
    int[] ends = new int[nextRelease + 1];
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      if (joined.degree(artist) == 1) {
        ends[leafRelease(artist) + 1]++;
      }
    }
    int component = 0;
    int next = 0;
    for (int release = 0; release < nextRelease; release++) {
      if (release == components[component + 2]) {
        next = components[component + 1];
        component += 3;
      }
      int leaves = ends[release + 1];
      ends[release] = next;
      next += leaves;
    }
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      if (joined.degree(artist) == 1) {
        int release = leafRelease(artist);
        int ordinal = ends[release]++;
        sources[ordinal] = ~release;
        number(artist, ordinal);
      }
    }
  }

  private int leafRelease(int artist) {
    return releaseOrdinals[joined.release(joined.start(artist))];
  }

  private void numberIsolatedArtists(int first) {
    int next = first;
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      if (joined.degree(artist) == 0) {
        number(artist, next++);
      }
    }
  }

  private void numberSoloReleases() {
    int[] starts = new int[edges.artistCount() + 1];
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (releaseOrdinals[release] == NONE) {
        starts[soloArtist(release) + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (releaseOrdinals[release] == NONE) {
        int ordinal = nextRelease + starts[soloArtist(release)]++;
        releaseOrdinals[release] = ordinal;
        releaseRanks[ordinal] = release;
      }
    }
  }

  private int soloArtist(int release) {
    return artistOrdinals[edges.artist(edges.start(release))];
  }
}
