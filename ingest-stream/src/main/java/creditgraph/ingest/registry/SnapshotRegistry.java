package creditgraph.ingest.registry;

import java.util.List;

/// The log of everything that is done to published snapshots.
///
/// ```
/// intend ── files change ── conclude(DONE or ABANDONED)
/// refuse                                                     nothing changes
/// ```
///
/// Every method throws [RegistryUnavailable] when the registry does not answer.
public interface SnapshotRegistry extends AutoCloseable {

  /// Notes what is about to be done, before any file changes.
  ///
  /// @return its number, for [#conclude]
  long intend(Operation operation);

  /// Notes what became of it.
  void conclude(long intended, State state, String note);

  /// Notes what was not begun, because the snapshot is not sound.
  void refuse(Operation operation, String reason);

  /// What was intended for these graphs and not concluded, the oldest first: its process was
  /// stopped, or could not reach the registry at the end.
  List<RegistryEvent> unfinished();

  /// What was written about these graphs, the newest first.
  List<RegistryEvent> newest(int limit);

  @Override
  void close();
}
