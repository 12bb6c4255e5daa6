package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks each component breadth first and numbers what it meets.
///
/// - **Artists** that are no leaves get a number when their turn comes; one of more than
///   [LocalityOrder#HUB_DEGREE] joining releases waits until nobody else does. Leaves, artists of
///   one joining release, get none.
/// - **Releases** get theirs when first met.
/// - **Rows.** For each walked artist the numbers of its releases, in the order of the walk: the
///   credits again, but with neighbours close together, which is what makes the rest of the order
///   quick.
///
/// Time O(A + R + C). The heap holds about 20 bytes an artist and 9 a release, afterwards 12 of
/// each walked artist and 4 a release; the workspace 4 bytes a credit.
final class ComponentWalk {

  private static final int UNSEEN = -1;
  private static final ValueLayout.OfInt INT = CreditEdges.INT;

  private final CreditEdges edges;
  private final JoiningReleases joined;
  private final List<Component> components = new ArrayList<>();

  private final int[] artists;
  private int artistCount;
  private final int[] releases;
  private int releaseCount;
  private int[] releaseNumbers;
  private final long[] rowStarts;
  private final MemorySegment rows;

  private final Bits leaves;

  /// Leaves, and the others once they wait: whoever need not be told to.
  private final Bits settled;

  private int[] queue;
  private int queueEnd;
  private int[] hubs;
  private int hubEnd;

  private ComponentWalk(CreditEdges edges, JoiningReleases joined, MemorySegment rows) {
    this.edges = edges;
    this.joined = joined;
    this.rows = rows;
    this.leaves = new Bits(edges.artistCount());
    this.settled = new Bits(edges.artistCount());
    int walked = 0;
    int hubCount = 0;
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      int degree = joined.degree(artist);
      if (degree == 1) {
        leaves.add(artist);
        settled.add(artist);
      } else if (degree > 1) {
        walked++;
        hubCount += degree > LocalityOrder.HUB_DEGREE ? 1 : 0;
      }
    }
    this.artists = new int[walked];
    this.rowStarts = new long[walked + 1];
    this.queue = new int[walked - hubCount];
    this.hubs = new int[hubCount];
    this.releases = new int[edges.releaseCount()];
    this.releaseNumbers = new int[edges.releaseCount()];
    Arrays.fill(releaseNumbers, UNSEEN);
  }

  /// One component.
  ///
  /// @param firstRank its lowest artist
  /// @param artistCount leaves included
  /// @param artistFrom number of its first walked artist
  /// @param releaseFrom number of its first release
  record Component(
      int firstRank,
      int artistCount,
      int artistFrom,
      int artistTo,
      int releaseFrom,
      int releaseTo) {

    int releaseCount() {
      return releaseTo - releaseFrom;
    }
  }

  static ComponentWalk of(
      CreditEdges edges, JoiningReleases joined, Workspace workspace, Arena arena)
      throws IOException {
    MemorySegment rows = workspace.allocate(arena, joined.creditCount() * Integer.BYTES);
    ComponentWalk walk = new ComponentWalk(edges, joined, rows);
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      if (joined.degree(artist) > 0 && !walk.isWalked(artist)) {
        walk.walk(artist);
      }
    }
    walk.rest();
    return walk;
  }

  /// Lets go of what only walking needs.
  private void rest() {
    releaseNumbers = new int[0];
    queue = new int[0];
    hubs = new int[0];
  }

  /// By lowest artist.
  List<Component> components() {
    return components;
  }

  int artistCount() {
    return artistCount;
  }

  int releaseCount() {
    return releaseCount;
  }

  int artistRank(int number) {
    return artists[number];
  }

  int releaseRank(int number) {
    return releases[number];
  }

  long[] rowStarts() {
    return rowStarts;
  }

  MemorySegment rows() {
    return rows;
  }

  /// A leaf was walked with its release.
  private boolean isWalked(int artist) {
    return leaves.has(artist)
        ? releaseNumbers[joined.release(joined.start(artist))] != UNSEEN
        : settled.has(artist);
  }

  private void walk(int first) {
    int artistFrom = artistCount;
    int releaseFrom = releaseCount;
    int leafCount = 0;
    int queueAt = 0;
    int hubAt = 0;
    queueEnd = 0;
    hubEnd = 0;
    if (leaves.has(first)) {
      leafCount += meet(joined.release(joined.start(first)));
    } else {
      await(first);
    }
    while (queueAt < queueEnd || hubAt < hubEnd) {
      leafCount += takeTurn(queueAt < queueEnd ? queue[queueAt++] : hubs[hubAt++]);
    }
    components.add(
        new Component(
            first,
            artistCount - artistFrom + leafCount,
            artistFrom,
            artistCount,
            releaseFrom,
            releaseCount));
  }

  /// Returns how many leaves are met.
  private int takeTurn(int artist) {
    int leafCount = 0;
    long row = rowStarts[artistCount];
    long end = joined.end(artist);
    for (long i = joined.start(artist); i < end; i++) {
      int release = joined.release(i);
      int number = releaseNumbers[release];
      if (number == UNSEEN) {
        number = releaseCount;
        leafCount += meet(release);
      }
      rows.setAtIndex(INT, row++, number);
    }
    artists[artistCount++] = artist;
    rowStarts[artistCount] = row;
    return leafCount;
  }

  /// Numbers a release, tells its artists to wait, and returns how many are leaves.
  private int meet(int release) {
    releaseNumbers[release] = releaseCount;
    releases[releaseCount++] = release;
    int leafCount = 0;
    long end = edges.end(release);
    for (long i = edges.start(release); i < end; i++) {
      int artist = edges.artist(i);
      if (!settled.has(artist)) {
        await(artist);
      } else if (leaves.has(artist)) {
        leafCount++;
      }
    }
    return leafCount;
  }

  private void await(int artist) {
    settled.add(artist);
    if (joined.degree(artist) > LocalityOrder.HUB_DEGREE) {
      hubs[hubEnd++] = artist;
    } else {
      queue[queueEnd++] = artist;
    }
  }
}
