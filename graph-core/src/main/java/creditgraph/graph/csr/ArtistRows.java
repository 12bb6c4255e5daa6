package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Artist ordinal to ordinals of joining releases, read from the rows of a [ComponentWalk].
///
/// @param connected artists below this ordinal have a joining release
/// @param sources for each artist ordinal its number in the walk, or for a leaf its release's
///   ordinal, inverted
/// @param rowStarts by number in the walk
/// @param rows releases by number in the walk
/// @param releaseOrdinals by number in the walk
record ArtistRows(
    int connected, int[] sources, long[] rowStarts, MemorySegment rows, int[] releaseOrdinals)
    implements AdjacencyEncoder.Rows {

  @Override
  public int degree(int row) {
    if (row >= connected) {
      return 0;
    }
    int source = sources[row];
    return source < 0 ? 1 : (int) (rowStarts[source + 1] - rowStarts[source]);
  }

  @Override
  public void read(int row, int[] into) {
    int degree = degree(row);
    if (degree == 1) {
      into[0] = ~sources[row];
    } else if (degree > 1) {
      long start = rowStarts[sources[row]];
      for (int i = 0; i < degree; i++) {
        into[i] = releaseOrdinals[rows.getAtIndex(CreditEdges.INT, start + i)];
      }
      Arrays.sort(into, 0, degree);
    }
  }
}
