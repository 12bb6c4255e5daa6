package creditgraph.ingest.xml;

/// One record does not say what a record must say. It goes to the rejects; the run goes on.
public final class RecordRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public RecordRefused(String reason) {
    super(reason, null, false, false); // counted and quoted, never traced
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
