package creditgraph.protocol;

/// Which of two jobs goes first. Tasks of a lower level are handed out only when those above have
/// none; equal levels go by age.
public enum Priority {
  /// What people wait for, as the daily challenge.
  HIGH,
  NORMAL,
  /// What may take days, as a researcher's sweep.
  LOW
}
