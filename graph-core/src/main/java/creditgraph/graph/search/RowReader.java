package creditgraph.graph.search;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.Nibbles;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

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
    meter.vertex = vertex;
    int row = Objects.checkIndex(isArtist ? vertex : vertex - artists, adjacency.rowCount());
    reserve(adjacency.rowNibbles(row));
    int count = adjacency.decode(row, values);
    if (isArtist) {
      for (int i = 0; i < count; i++) {
        values[i] += artists;
      }
    }
    meter.edges += count;
    return count;
  }

  /// Fills [#values] with the neighbours of exactly this mark and returns their number.
  int readMarked(CreditGraph graph, int vertex, Marks marks, int mark) {
    int artists = graph.artistCount();
    boolean isArtist = vertex < artists;
    Adjacency adjacency = isArtist ? graph.artistToReleases() : graph.releaseToArtists();
    meter.vertex = vertex;
    int row = Objects.checkIndex(isArtist ? vertex : vertex - artists, adjacency.rowCount());
    long span = adjacency.span(row);
    reserve((int) span);
    return scan(
        adjacency.targets(),
        span,
        adjacency.base(row, span),
        isArtist ? artists : 0,
        marks.words,
        mark);
  }

  private int scan(
      MemorySegment targets, long span, int base, int vertexOffset, long[] words, int mark) {
    int[] found = values;
    int count = 0;
    int scanned = 0;
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
        if (((int) (words[vertex >>> 5] >>> ((vertex & 31) << 1)) & 3) == mark) {
          found[count++] = vertex;
        }
        start = stop;
        ends &= ends - 1;
      } while (ends != 0);
      at += start >>> 2;
    }
    meter.edges += scanned;
    return count;
  }

  private void reserve(int room) {
    if (room > values.length) {
      values = new int[Math.max(room, 2 * values.length)];
    }
  }
}
