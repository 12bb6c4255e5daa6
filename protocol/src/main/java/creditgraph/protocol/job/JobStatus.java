package creditgraph.protocol.job;

/// Where a job is in its life.
public enum JobStatus {
  RUNNING,
  /// No task is handed out; what is under way is still accepted.
  PAUSED,
  FINISHED,
  FAILED,
  CANCELLED;

  public boolean hasEnded() {
    return this != RUNNING && this != PAUSED;
  }
}
