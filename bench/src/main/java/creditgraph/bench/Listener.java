package creditgraph.bench;

/// Hears how a run gets on, while it does.
interface Listener {

  /// Something that takes a while is under way.
  void begins(String what);

  /// The figures that follow were taken on this machine, with this workload.
  void measures(String machine, String workload);

  void found(Row row);

  /// A system cannot run here.
  void skipped(String system, String reason);
}
