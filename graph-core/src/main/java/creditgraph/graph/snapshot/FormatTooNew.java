package creditgraph.graph.snapshot;

/// A later version of the program wrote this snapshot in a format that this one does not know.
public final class FormatTooNew extends SnapshotException {
  FormatTooNew(String where, long found) {
    super(
        "%s has format %d, this program reads format %d; use a newer program"
            .formatted(where, found, Manifest.FORMAT));
  }
}
