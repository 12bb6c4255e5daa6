package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/// Fills a shelf for tests outside this package, in the keeper's place.
public final class ShelfFixture {

  private ShelfFixture() {}

  public static void open(SnapshotShelf shelf, Path directory) throws IOException {
    shelf.put(OpenedSnapshot.of(Snapshot.open(directory))).ifPresent(old -> old.snapshot().close());
  }

  public static void closeAll(SnapshotShelf shelf) {
    shelf.clear().forEach(opened -> opened.snapshot().close());
  }
}
