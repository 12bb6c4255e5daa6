package creditgraph.graph.search;

/// A switch by which another thread ends a search.
///
/// The search looks at it where it looks at the clock and ends with [SearchBudget.Limit#CANCELLED].
/// Thrown once, it stays thrown.
public final class Cancellation {

  private static final Cancellation NEVER = new Cancellation(false);

  private final boolean possible;
  private volatile boolean requested;

  private Cancellation(boolean possible) {
    this.possible = possible;
  }

  public static Cancellation create() {
    return new Cancellation(true);
  }

  /// For a search that nobody will want to end.
  public static Cancellation never() {
    return NEVER;
  }

  /// Asks for the end. May be called from any thread and more than once.
  ///
  /// @throws IllegalStateException on [#never], which all searches share
  public void request() {
    if (!possible) {
      throw new IllegalStateException("Cancellation.never() cannot be requested; create() one");
    }
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
