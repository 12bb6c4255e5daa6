package creditgraph.node.journal;

/// The database cannot be used; the message says why in one line.
public final class DatabaseUnavailable extends RuntimeException {

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
