package creditgraph.graph.csr;

import java.io.IOException;
import java.nio.file.Path;

/// A build stopped because the file system of its directory has no room left.
public final class DiskFull extends IOException {

  private static final long serialVersionUID = 1L;

  public DiskFull(Path directory, long neededBytes, long usableBytes) {
    super(
        "%s: %,d bytes are needed, %,d are free. Make room or use another directory."
            .formatted(directory, neededBytes, usableBytes));
  }
}
