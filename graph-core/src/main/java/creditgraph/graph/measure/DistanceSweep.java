package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// Distances from some sources to their whole component, and to each artist of a panel.
///
/// Sources drawn without repeats make a sample of which the parts can be computed apart: all is
/// counted in whole numbers, which add up to the same in any order. The mean distance of an artist
/// of the panel, whose inverse is the artist's closeness, is estimated from the distances to the
/// sources (Eppstein and Wang, *Fast approximation of centrality*, 2001).
public final class DistanceSweep {

  /// What is farther is counted here, so that a part is of bounded size whatever the graph.
  public static final int FARTHEST = 255;

  private final int[][] byReleases;
  private final int[] panel;
  private final int[] counted;
  private final long[] sums;
  private final long[] squares;

  private DistanceSweep(int sources, int[] panel) {
    this.byReleases = new int[sources][0];
    this.panel = panel;
    this.counted = new int[panel.length];
    this.sums = new long[panel.length];
    this.squares = new long[panel.length];
  }

  /// The counts do not depend on the memory: with enough of it all sources are taken in one pass,
  /// else one after the other, several times as slowly in a tenth of the memory.
  ///
  /// @param sources of one component, [MultiSourceDistances#SOURCES] at most
  /// @param panel artists of the same component, ascending
  /// @param memoryBytes that one pass over all sources may take
  public static DistanceSweep of(CreditGraph graph, int[] sources, int[] panel, long memoryBytes) {
    if (sources.length > MultiSourceDistances.SOURCES) {
      throw new IllegalArgumentException(
          "sources: expected %d at most, found %d"
              .formatted(MultiSourceDistances.SOURCES, sources.length));
    }
    DistanceSweep sweep = new DistanceSweep(sources.length, panel);
    if (sources.length == 0) {
      return sweep;
    }
    int component = graph.componentOf(graph.requireArtist(sources[0]));
    if (MultiSourceDistances.bytes(graph, component) <= memoryBytes) {
      MultiSourceDistances.create().run(graph, sources, sweep::count);
    } else {
      for (int source = 0; source < sources.length; source++) {
        int[] distances = Distances.from(graph, sources[source]);
        for (int artist = 0; artist < distances.length; artist++) {
          if (distances[artist] != Distances.NOT_CONNECTED) {
            sweep.count(artist, distances[artist], 1L << source);
          }
        }
      }
    }
    return sweep;
  }

  private void count(int artist, int distance, long sources) {
    if (distance == 0) {
      return;
    }
    int releases = Math.min(distance, FARTHEST);
    for (long left = sources; left != 0; left &= left - 1) {
      int source = Long.numberOfTrailingZeros(left);
      if (releases >= byReleases[source].length) {
        byReleases[source] = Arrays.copyOf(byReleases[source], releases + 1);
      }
      byReleases[source][releases]++;
    }
    int place = Arrays.binarySearch(panel, artist);
    if (place >= 0) {
      int count = Long.bitCount(sources);
      counted[place] += count;
      sums[place] += (long) count * releases;
      squares[place] += (long) count * releases * releases;
    }
  }

  /// For each source, at index `d` the others of its component `d` releases away; index 0 is unused
  /// and the last entry, if there is one, is not 0.
  public int[][] byReleases() {
    return Arrays.stream(byReleases).map(int[]::clone).toArray(int[][]::new);
  }

  /// Sources other than the artist at this place of the panel.
  public int counted(int place) {
    return counted[place];
  }

  /// Their distances, added up.
  public long sum(int place) {
    return sums[place];
  }

  /// The squares of their distances, added up.
  public long sumOfSquares(int place) {
    return squares[place];
  }
}
