package creditgraph.ingest.publish;

/// What a change to the published graphs has behind it. A process that is stopped after any of them
/// leaves what readers saw before, or what they were to see.
public enum Step {
  /// Every byte of the snapshot is right.
  CHECKED,
  /// A snapshot from elsewhere is in staging.
  COPIED,
  /// The registry knows what is about to change.
  INTENT_NOTED,
  /// Every file is on the disk.
  SYNCED,
  /// The snapshot is where readers look, though none is sent there.
  PLACED,
  /// The pointer names it: from here on readers see the new state.
  POINTED,
  /// A snapshot to be removed is out of the readers' sight.
  SET_ASIDE,
  /// Its files are gone.
  DELETED,
  /// The registry knows that it is done.
  END_NOTED;

  /// Told of each step as it is done; for tests that stop there.
  @FunctionalInterface
  public interface Observer {

    Observer NONE = _ -> {};

    void done(Step step);
  }
}
