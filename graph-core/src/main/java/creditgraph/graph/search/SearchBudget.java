package creditgraph.graph.search;

import java.time.Duration;

/// What one search may cost. Running out is an outcome, not an error.
///
/// @param maxReleases longest route looked for, in releases
/// @param maxEdges credits read after which the search gives up; the row in progress is finished
/// @param maxTime time after which the search gives up; looked at every
///   [ShortestPath#EDGES_BETWEEN_CLOCK_READS] credits
public record SearchBudget(int maxReleases, long maxEdges, Duration maxTime) {

  /// Longer than any machine searches: the clock never decides.
  public static final Duration UNTIMED = Duration.ofDays(365);

  private static final SearchBudget STANDARD =
      new SearchBudget(64, 200_000_000, Duration.ofSeconds(5));

  public SearchBudget {
    if (maxReleases < 1 || maxEdges < 1 || maxTime.isNegative() || maxTime.isZero()) {
      throw new IllegalArgumentException(
          "every limit of a search must be positive, found %d releases, %d edges, %s"
              .formatted(maxReleases, maxEdges, maxTime));
    }
    if (maxTime.compareTo(UNTIMED) > 0) {
      maxTime = UNTIMED;
    }
  }

  /// For a question somebody waits for: 64 releases, 200 million credits, 5 seconds.
  public static SearchBudget standard() {
    return STANDARD;
  }

  /// The same limits without the clock, so that the outcome is the same on every machine.
  public SearchBudget untimed() {
    return new SearchBudget(maxReleases, maxEdges, UNTIMED);
  }

  long maxNanos() {
    return maxTime.toNanos();
  }

  /// The limit that a search ran into.
  public enum Limit {
    RELEASES("releases"),
    EDGES("edges"),
    TIME("time"),

    /// The patience of whoever asked, see [Cancellation].
    CANCELLED("cancelled");

    private final String word;

    Limit(String word) {
      this.word = word;
    }

    /// The word used in messages.
    public String word() {
      return word;
    }
  }
}
