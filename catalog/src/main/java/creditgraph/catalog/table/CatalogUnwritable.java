package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The disk did not take what was to be written to a file of a catalog: it is full, or fails.
public final class CatalogUnwritable extends FileSystemException {

  private static final long serialVersionUID = 1L;

  CatalogUnwritable(Path file, IOException cause) {
    super(file.toString(), null, "cannot be written: " + cause.getMessage());
    initCause(cause);
  }
}
