package creditgraph.ingest.tables;

import java.util.SortedMap;
import java.util.TreeMap;

/// Rows by table; those of credits by partition, as `credit/scope=main`.
public final class RowCounts {

  private final SortedMap<String, Long> rows = new TreeMap<>();

  void add(Output<?> output, long count) {
    String partition = output.scope().isEmpty() ? "" : "/scope=" + output.scope();
    rows.merge(output.table().name() + partition, count, Long::sum);
  }

  public SortedMap<String, Long> rows() {
    return new TreeMap<>(rows);
  }
}
