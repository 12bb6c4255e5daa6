package creditgraph.node.coordinator;

import creditgraph.protocol.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How often an open task went wrong, and why: it *broke* when a lane said so, and was *lost* when
/// its lane's node went away while it held the task.
///
/// @param reasons of each time, the first first
/// @param last when it went wrong last
/// @param losses how many of these times it was lost; 0 in what earlier versions stored
/// @param lossesAlone how many of the losses were of this task and no other
record TaskTries(List<String> reasons, Instant last, int losses, int lossesAlone)
    implements JournalEvent {

  /// Losses after which a task is under suspicion and is offered with no other.
  static final int SUSPICIOUS = 2;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /// Nothing went wrong yet.
  static final TaskTries NONE = new TaskTries(List.of(), Instant.EPOCH, 0, 0);

  TaskTries {
    reasons = List.copyOf(reasons);
  }

  TaskTries(List<String> reasons, Instant last) {
    this(reasons, last, 0, 0);
  }

  TaskTries and(String reason, Instant at) {
    return new TaskTries(with(reason), at, losses, lossesAlone);
  }

  TaskTries andLost(String reason, boolean alone, Instant at) {
    return new TaskTries(with(reason), at, losses + 1, lossesAlone + (alone ? 1 : 0));
  }

  private List<String> with(String reason) {
    return Stream.concat(reasons.stream(), Stream.of(reason)).toList();
  }

  /// How often it broke.
  int count() {
    return reasons.size() - losses;
  }

  boolean isSuspicious() {
    return losses >= SUSPICIOUS;
  }

  /// Whether it must not be tried yet: for a second after the first break, then twice as long each
  /// time, up to a minute. The first loss says nothing about the task, so it costs no time. A break
  /// in the future was noted by a clock that has been set back since; nothing waits for that.
  boolean isResting(Instant now) {
    int times = count() + Math.max(0, losses - 1);
    if (times == 0) {
      return false;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, 6));
    Instant until = last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    return !now.isBefore(last) && now.isBefore(until);
  }
}
