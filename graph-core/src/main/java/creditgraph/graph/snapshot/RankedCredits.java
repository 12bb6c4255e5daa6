package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// All credits of a build, artists and releases numbered by rank: by ascending id.
///
/// @param roles role bits of each credit, in the order of `edges`
record RankedCredits(
    IdRanks artists, ReleaseRanks releases, CreditEdges edges, MemorySegment roles) {

  int roles(long credit) {
    return roles.getAtIndex(ValueLayout.JAVA_INT, credit);
  }

  /// Id of the first release that credits an artist.
  int firstReleaseOf(int artistRank) {
    for (int release = 0; release < edges.releaseCount(); release++) {
      for (long i = edges.start(release); i < edges.end(release); i++) {
        if (edges.artist(i) == artistRank) {
          return releases.ids()[release];
        }
      }
    }
    throw new IllegalArgumentException("nobody credits the artist of rank " + artistRank);
  }
}
