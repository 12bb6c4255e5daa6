package creditgraph.graph.snapshot;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;
import java.util.BitSet;

/// Distances from one artist by the book: breadth first, from one side, by rows alone. What is
/// clever elsewhere (two sides, leaves, the component table) is held against it.
///
/// Time O(C) of the source's component; memory 4 bytes an artist and 2 bits a vertex.
final class PlainDistances {

  /// For a target that no chain of releases leads to.
  static final int UNREACHED = -1;

  private final CreditGraph graph;
  private final BitSet seenArtists;
  private final BitSet seenReleases;
  private final int[] queue;
  private int queueEnd;
  private int[] releases = new int[64];
  private int[] artists = new int[64];

  private PlainDistances(CreditGraph graph) {
    this.graph = graph;
    this.seenArtists = new BitSet(graph.artistCount());
    this.seenReleases = new BitSet(graph.joiningReleaseCount());
    this.queue = new int[graph.artistCount()];
  }

  /// For each target its distance in releases, or [#UNREACHED].
  static int[] from(CreditGraph graph, int source, int[] targets) {
    return new PlainDistances(graph).run(source, targets);
  }

  private int[] run(int source, int[] targets) {
    int[] distances = new int[targets.length];
    Arrays.fill(distances, UNREACHED);
    meet(source);
    int awaited = targets.length - reached(targets, distances, 0);
    int at = 0;
    for (int distance = 1; at < queueEnd && awaited > 0; distance++) {
      for (int levelEnd = queueEnd; at < levelEnd; at++) {
        expand(queue[at]);
      }
      awaited -= reached(targets, distances, distance);
    }
    return distances;
  }

  private void expand(int artist) {
    Adjacency rows = graph.artistToReleases();
    releases = room(releases, rows.degree(artist));
    int count = rows.decode(artist, releases);
    for (int i = 0; i < count; i++) {
      if (!seenReleases.get(releases[i])) {
        seenReleases.set(releases[i]);
        meetArtists(releases[i]);
      }
    }
  }

  private void meetArtists(int release) {
    Adjacency rows = graph.releaseToArtists();
    artists = room(artists, rows.degree(release));
    int count = rows.decode(release, artists);
    for (int i = 0; i < count; i++) {
      if (!seenArtists.get(artists[i])) {
        meet(artists[i]);
      }
    }
  }

  private void meet(int artist) {
    seenArtists.set(artist);
    queue[queueEnd++] = artist;
  }

  /// Notes the targets that were reached first now, and returns their number.
  private int reached(int[] targets, int[] distances, int distance) {
    int count = 0;
    for (int i = 0; i < targets.length; i++) {
      if (distances[i] == UNREACHED && seenArtists.get(targets[i])) {
        distances[i] = distance;
        count++;
      }
    }
    return count;
  }

  private static int[] room(int[] array, int length) {
    return length <= array.length ? array : new int[Math.max(length, 2 * array.length)];
  }
}
