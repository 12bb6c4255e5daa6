package creditgraph.protocol.job;

import java.util.Locale;

/// What a job computes.
public enum JobKind {
  /// The distances of random pairs.
  SAMPLE,
  /// How hard pairs are to join.
  SCORE,
  /// Every node's copy of a snapshot, byte by byte.
  VERIFY,
  /// Numbers about the whole snapshot.
  FINDINGS;

  /// As in the names of tasks, in answers and in the log.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
