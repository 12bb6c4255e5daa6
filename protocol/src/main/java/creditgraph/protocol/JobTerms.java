package creditgraph.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a job is to be done. Not part of what it is: two jobs that differ in nothing else are one.
///
/// @param priority [Priority#NORMAL] when absent, as in older messages
/// @param within the job fails when it is not finished so long after its start; zero, also when
///   absent, for no limit
/// @param tries how often a task may break before the job fails, 1 to [#MAX_TRIES]; 0, as in older
///   messages, means [#USUAL_TRIES]
public record JobTerms(Priority priority, Duration within, int tries) implements WireMessage {

  public static final int USUAL_TRIES = 3;
  public static final int MAX_TRIES = 10;
  public static final Duration LONGEST = Duration.ofDays(366);
  public static final JobTerms USUAL = new JobTerms(Priority.NORMAL, Duration.ZERO, USUAL_TRIES);

  public JobTerms(@Nullable Priority priority, @Nullable Duration within, int tries) {
    this.priority = priority == null ? Priority.NORMAL : priority;
    this.within = within == null ? Duration.ZERO : within;
    this.tries = tries == 0 ? USUAL_TRIES : tries;
    if (this.within.isNegative() || this.within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "within: expected at most %s, found %s".formatted(LONGEST, this.within));
    }
    if (this.tries < 1 || this.tries > MAX_TRIES) {
      throw new IllegalArgumentException(
          "tries: expected 1 to %d, found %d".formatted(MAX_TRIES, this.tries));
    }
  }

  public boolean hasLimit() {
    return !within.isZero();
  }
}
