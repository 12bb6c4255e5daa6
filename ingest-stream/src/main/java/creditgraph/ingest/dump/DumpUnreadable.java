package creditgraph.ingest.dump;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The disk did not give what is in a dump file. The file may be right: nothing is refused.
public final class DumpUnreadable extends FileSystemException {

  private static final long serialVersionUID = 1L;

  public DumpUnreadable(Path file, IOException cause) {
    super(file.toString(), null, "cannot be read: " + cause.getMessage());
    initCause(cause);
  }
}
