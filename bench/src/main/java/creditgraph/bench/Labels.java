package creditgraph.bench;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.ReleaseEntry;

/// What the snapshot of a workload says of its artists and releases, which in the workload are
/// numbers alone. Ids count from 1, numbers from 0.
interface Labels {

  ArtistEntry artist(int artist);

  /// @param artists numbers of those credited, ascending
  /// @param count how many of `artists` there are
  ReleaseEntry release(int release, int[] artists, int count);
}
