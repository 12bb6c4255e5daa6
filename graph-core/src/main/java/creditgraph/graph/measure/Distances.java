package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.DamageReport;
import java.util.Arrays;
import java.util.Objects;

/// How far every artist is from one: the textbook breadth-first search (Moore, *The shortest path
/// through a maze*, 1959). O(credits of the component); 5 bytes for each artist and a bit for each
/// release. For many sources take [MultiSourceDistances].
public final class Distances {

  /// The distance of an artist that no chain of releases leads to.
  public static final int NOT_CONNECTED = -1;

  private Distances() {}

  /// Releases on a shortest route from `source` to each artist, or [#NOT_CONNECTED].
  ///
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static int[] from(CreditGraph graph, int source) {
    graph.requireOpen();
    graph.requireArtist(source);
    try {
      return search(graph, source);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(DamageReport.UNKNOWN_ROW, e);
    }
  }

  private static int[] search(CreditGraph graph, int source) {
    int[] distances = new int[graph.artistCount()];
    Arrays.fill(distances, NOT_CONNECTED);
    distances[source] = 0;
    int component = graph.componentOf(source);
    if (component == CreditGraph.ISOLATED) {
      return distances;
    }
    int[] queue = new int[graph.componentStart(component + 1) - graph.componentStart(component)];
    long[] seen = new long[(graph.joiningReleaseCount() >>> 6) + 1];
    int[] releases = new int[64];
    int[] artists = new int[64];
    int queued = 0;
    queue[queued++] = source;
    for (int head = 0; head < queued; head++) {
      int artist = queue[head];
      releases = room(releases, graph.artistToReleases().rowNibbles(artist));
      int releaseCount = graph.artistToReleases().decode(artist, releases);
      for (int i = 0; i < releaseCount; i++) {
        int release = Objects.checkIndex(releases[i], graph.joiningReleaseCount());
        if ((seen[release >>> 6] & 1L << release) == 0) {
          seen[release >>> 6] |= 1L << release;
          artists = room(artists, graph.releaseToArtists().rowNibbles(release));
          int artistCount = graph.releaseToArtists().decode(release, artists);
          for (int j = 0; j < artistCount; j++) {
            if (distances[artists[j]] == NOT_CONNECTED) {
              distances[artists[j]] = distances[artist] + 1;
              queue[queued++] = artists[j];
            }
          }
        }
      }
    }
    return distances;
  }

  static int[] room(int[] row, int needed) {
    return needed <= row.length ? row : new int[Math.max(needed, 2 * row.length)];
  }
}
