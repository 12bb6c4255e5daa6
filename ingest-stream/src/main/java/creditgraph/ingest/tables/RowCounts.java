package creditgraph.ingest.tables;

import java.util.SortedMap;
import java.util.TreeMap;

/// Rows by table; credits by scope as well, as `credit/scope=main`.
public final class RowCounts {

  private final SortedMap<String, Long> rows = new TreeMap<>();

  void add(Output<?> output, long count) {
    rows.merge(output.table().name(), count, Long::sum);
    if (!output.scope().isEmpty()) {
      rows.merge(output.table().name() + "/scope=" + output.scope(), count, Long::sum);
    }
  }

  /// Adds what another account has counted.
  public void add(SortedMap<String, Long> counted) {
    counted.forEach((table, count) -> rows.merge(table, count, Long::sum));
  }

  public SortedMap<String, Long> rows() {
    return new TreeMap<>(rows);
  }
}
