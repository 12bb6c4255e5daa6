package creditgraph.peer;

/// The part of a workload that routes run through, numbered as in the snapshot: artists from 0, and
/// releases of two artists or more from 0 of their own.
///
/// As vertices of one graph, which is how most systems see it, releases follow the artists.
///
/// @param starts where each release's artists begin in `artists`, and at the end their number
/// @param artists ascending within a release
public record KeptGraph(int artistCount, int[] starts, int[] artists) {

  public int releaseCount() {
    return starts.length - 1;
  }

  public int vertexCount() {
    return artistCount + releaseCount();
  }

  public int edgeCount() {
    return artists.length;
  }

  /// Rows of all vertices: an artist's releases as vertices, a release's artists, both ascending.
  public Rows rows() {
    int[] rowStarts = new int[vertexCount() + 1];
    for (int artist : artists) {
      rowStarts[artist + 1]++;
    }
    for (int artist = 0; artist < artistCount; artist++) {
      rowStarts[artist + 1] += rowStarts[artist];
    }
    int[] targets = new int[Math.multiplyExact(2, edgeCount())];
    int[] next = rowStarts.clone();
    for (int release = 0; release < releaseCount(); release++) {
      rowStarts[artistCount + release + 1] = edgeCount() + starts[release + 1];
      for (int i = starts[release]; i < starts[release + 1]; i++) {
        targets[next[artists[i]]++] = artistCount + release;
        targets[edgeCount() + i] = artists[i];
      }
    }
    return new Rows(rowStarts, targets);
  }

  /// Both directions in compressed sparse row form.
  public record Rows(int[] starts, int[] targets) {}
}
