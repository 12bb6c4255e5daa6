package creditgraph.node.coordinator;

import creditgraph.protocol.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How often an open task broke, and why.
///
/// @param reasons of each break, the first first; at least one
/// @param last when it broke last
record TaskTries(List<String> reasons, Instant last) implements JournalEvent {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  TaskTries {
    reasons = List.copyOf(reasons);
  }

  static TaskTries first(String reason, Instant at) {
    return new TaskTries(List.of(reason), at);
  }

  TaskTries and(String reason, Instant at) {
    return new TaskTries(Stream.concat(reasons.stream(), Stream.of(reason)).toList(), at);
  }

  int count() {
    return reasons.size();
  }

  /// Whether it must not be tried yet: for a second after the first break, then twice as long each
  /// time, up to a minute. A break in the future was noted by a clock that has been set back since;
  /// nothing waits for that.
  boolean isResting(Instant now) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count() - 1, 6));
    Instant until = last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    return !now.isBefore(last) && now.isBefore(until);
  }
}
