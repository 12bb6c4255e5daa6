package creditgraph.graph.snapshot;

/// This snapshot is in a format that is no longer read.
public final class FormatTooOld extends SnapshotException {
  FormatTooOld(String where, long found) {
    super(
        "%s has format %d, this program reads format %d; build the snapshot again"
            .formatted(where, found, Manifest.FORMAT));
  }
}
