package creditgraph.ingest.registry;

/// The registry does not answer; the message says which, why, and what to do.
public final class RegistryUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RegistryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
