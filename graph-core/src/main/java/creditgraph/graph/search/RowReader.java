package creditgraph.graph.search;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;

/// Reads the neighbours of a vertex into memory that is used again.
///
/// For searches that look at few rows or do more with a neighbour than mark it; the loop of
/// [BidirectionalSearch] decodes in place.
final class RowReader {

  /// The neighbours read last, as vertices: artists from 0, joining releases after them.
  int[] values = new int[64];

  private final SearchMeter meter;

  RowReader(SearchMeter meter) {
    this.meter = meter;
  }

  /// Fills [#values] and returns the number of neighbours.
  int read(CreditGraph graph, int vertex) {
    int artists = graph.artistCount();
    boolean isArtist = vertex < artists;
    Adjacency adjacency = isArtist ? graph.artistToReleases() : graph.releaseToArtists();
    int row = isArtist ? vertex : vertex - artists;
    int room = adjacency.rowBytes(row);
    if (room > values.length) {
      values = new int[Math.max(room, 2 * values.length)];
    }
    int count = adjacency.decode(row, values);
    if (isArtist) {
      for (int i = 0; i < count; i++) {
        values[i] += artists;
      }
    }
    meter.edges += count;
    return count;
  }
}
