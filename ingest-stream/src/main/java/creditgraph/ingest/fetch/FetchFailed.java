package creditgraph.ingest.fetch;

/// A month could not be fetched. What has arrived is kept, and the next run goes on from there.
///
/// The message is a full sentence that names what was asked for and what to do.
public final class FetchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What kind of failure; each has an exit code of its own.
  public enum Reason {
    /// The publisher does not have it (yet).
    NOT_THERE,
    /// Nobody answers, or only with errors.
    UNAVAILABLE,
    /// It began, and broke off.
    BROKEN_OFF,
    /// The disk is too small.
    NO_ROOM
  }

  private final Reason reason;

  FetchFailed(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  FetchFailed(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
