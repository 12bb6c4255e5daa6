package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// All credits of a build, artists and releases numbered by rank: by ascending id.
///
/// @param artistIds by rank
/// @param releaseIds by rank
/// @param roles role bits of each credit, in the order of `edges`
record RankedCredits(int[] artistIds, int[] releaseIds, CreditEdges edges, MemorySegment roles) {

  int roles(long credit) {
    return roles.getAtIndex(ValueLayout.JAVA_INT, credit);
  }

  /// The rank of an artist that is credited.
  int artistRank(int id) {
    return Arrays.binarySearch(artistIds, id);
  }

  /// Id of the first release that credits an artist.
  int firstReleaseOf(int artistRank) {
    for (int release = 0; release < releaseIds.length; release++) {
      for (long i = edges.start(release); i < edges.end(release); i++) {
        if (edges.artist(i) == artistRank) {
          return releaseIds[release];
        }
      }
    }
    throw new IllegalArgumentException("nobody credits the artist of rank " + artistRank);
  }
}
