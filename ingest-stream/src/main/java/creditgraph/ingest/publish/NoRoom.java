package creditgraph.ingest.publish;

/// A run was not begun, because it would leave too little of the disk free.
public final class NoRoom extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoRoom(String message) {
    super(message);
  }

  /// The same, with what to do.
  public NoRoom advising(String advice) {
    return new NoRoom(getMessage() + " " + advice);
  }
}
