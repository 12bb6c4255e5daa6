package creditgraph.bench;

import creditgraph.peer.WorkDirectory.Answer;

/// Holds the distances of one system against those of another.
final class Agreement {

  private Agreement() {}

  /// @param ends from, to, from, to, …
  /// @throws IllegalStateException that names the first pair on which the two differ
  static void require(int[] ends, String system, Answer answer, String peer, Answer other) {
    int shared = Math.min(answer.distances().length, other.distances().length);
    if (shared == 0) {
      throw new IllegalStateException(
          "%s and %s answered no pair in common".formatted(system, peer));
    }
    for (int i = 0; i < shared; i++) {
      if (answer.distances()[i] != other.distances()[i]) {
        throw new IllegalStateException(
            "pair %d, artists %d and %d: distance %d by %s, %d by %s"
                .formatted(
                    i,
                    ends[2 * i],
                    ends[2 * i + 1],
                    answer.distances()[i],
                    system,
                    other.distances()[i],
                    peer));
      }
    }
  }
}
