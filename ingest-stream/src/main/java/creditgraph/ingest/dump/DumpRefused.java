package creditgraph.ingest.dump;

/// The data cannot be taken as it is: a file is missing, cut short, of another kind, or holds too
/// many records that cannot be read.
///
/// The message is a full sentence that names the file, the place in it and what to do. Nothing has
/// been published when this is thrown.
public final class DumpRefused extends RuntimeException {

  public DumpRefused(String message) {
    super(message);
  }

  public DumpRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
