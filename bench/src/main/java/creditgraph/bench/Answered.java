package creditgraph.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How requests were answered, each at its place.
///
/// @param statuses of HTTP; 0 where the connection broke
/// @param nanos each took
/// @param tookNanos from the first request to the last answer of the whole load
record Answered(int[] statuses, long[] nanos, long tookNanos) {

  int count(int status) {
    return Math.toIntExact(Arrays.stream(statuses).filter(one -> one == status).count());
  }

  /// Of those with this status.
  long[] nanosOf(int status) {
    return IntStream.range(0, nanos.length)
        .filter(i -> statuses[i] == status)
        .mapToLong(i -> nanos[i])
        .toArray();
  }

  /// Those before this one.
  Answered to(int end) {
    return part(0, end);
  }

  /// This one and those after it.
  Answered from(int first) {
    return part(first, statuses.length);
  }

  private Answered part(int first, int end) {
    return new Answered(
        Arrays.copyOfRange(statuses, first, end), Arrays.copyOfRange(nanos, first, end), tookNanos);
  }

  /// @throws IllegalStateException when one was answered otherwise
  Answered requireAll(int status, String what) {
    for (int i = 0; i < statuses.length; i++) {
      if (statuses[i] != status) {
        throw new IllegalStateException(
            "%s %d was answered %d, expected %d".formatted(what, i, statuses[i], status));
      }
    }
    return this;
  }

  double perSecond() {
    return 1e9 * statuses.length / tookNanos;
  }
}
