package creditgraph.bench;

/// Hears nothing.
final class Silent implements Listener {
  @Override
  public void begins(String what) {}

  @Override
  public void measures(String machine, String workload) {}

  @Override
  public void found(Row row) {}

  @Override
  public void skipped(String system, String reason) {}
}
