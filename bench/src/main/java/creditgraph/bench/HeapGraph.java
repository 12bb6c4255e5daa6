package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// The baseline: a snapshot's joining releases as plain `int[]` rows on the heap, searched by a
/// textbook breadth-first search from one side (Moore 1959). Correct, simple, and what a first
/// version would be.
final class HeapGraph {

  static final int NOT_CONNECTED = -1;

  private final int[][] artistReleases;
  private final int[][] releaseArtists;
  private final int[] artistDistance;
  private final boolean[] releaseSeen;
  private final int[] queue;

  private HeapGraph(int[][] artistReleases, int[][] releaseArtists) {
    this.artistReleases = artistReleases;
    this.releaseArtists = releaseArtists;
    this.artistDistance = new int[artistReleases.length];
    this.releaseSeen = new boolean[releaseArtists.length];
    this.queue = new int[artistReleases.length];
  }

  static HeapGraph of(CreditGraph graph) {
    var releaseArtists = new int[graph.joiningReleaseCount()][];
    var artistReleases = new int[graph.artistCount()][];
    for (int artist = 0; artist < artistReleases.length; artist++) {
      var adjacency = graph.artistToReleases();
      artistReleases[artist] =
          new int[artist < adjacency.rowCount() ? adjacency.degree(artist) : 0];
      if (artist < adjacency.rowCount()) {
        adjacency.decode(artist, artistReleases[artist]);
      }
    }
    for (int release = 0; release < releaseArtists.length; release++) {
      releaseArtists[release] = new int[graph.releaseToArtists().degree(release)];
      graph.releaseToArtists().decode(release, releaseArtists[release]);
    }
    return new HeapGraph(artistReleases, releaseArtists);
  }

  /// Releases on a shortest route.
  int distance(int from, int to) {
    Arrays.fill(artistDistance, NOT_CONNECTED);
    Arrays.fill(releaseSeen, false);
    artistDistance[from] = 0;
    queue[0] = from;
    int filled = 1;
    for (int head = 0; head < filled; head++) {
      int artist = queue[head];
      for (int release : artistReleases[artist]) {
        if (!releaseSeen[release]) {
          releaseSeen[release] = true;
          for (int other : releaseArtists[release]) {
            if (artistDistance[other] == NOT_CONNECTED) {
              artistDistance[other] = artistDistance[artist] + 1;
              if (other == to) {
                return artistDistance[other];
              }
              queue[filled++] = other;
            }
          }
        }
      }
    }
    return NOT_CONNECTED;
  }
}
