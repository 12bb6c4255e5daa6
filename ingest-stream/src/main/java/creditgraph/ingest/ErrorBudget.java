package creditgraph.ingest;

/// How many records of a file may be unreadable before the run stops.
///
/// @param atLeast rejects that are always allowed
/// @param oneIn beyond that, one reject in so many records
public record ErrorBudget(int atLeast, int oneIn) {

  public static ErrorBudget standard() {
    return new ErrorBudget(10, 10_000);
  }

  public ErrorBudget {
    if (atLeast < 0 || oneIn < 1) {
      throw new IllegalArgumentException(
          "expected atLeast from 0 and oneIn from 1, found %d and %d".formatted(atLeast, oneIn));
    }
  }

  /// @param records of the whole file, read and rejected, as far as known
  long allowedOf(long records) {
    return Math.max(atLeast, records / oneIn);
  }
}
