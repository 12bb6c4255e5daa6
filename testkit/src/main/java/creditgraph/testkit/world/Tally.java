package creditgraph.testkit.world;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what is written, as it is written.
final class Tally {

  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Long> figures = new HashMap<>();

  /// A row that a catalog should have, by table or partition.
  void row(String table) {
    rows.merge(table, 1L, Long::sum);
  }

  void figure(String name) {
    figure(name, 1);
  }

  void figure(String name, long add) {
    figures.merge(name, add, Long::sum);
  }

  SortedMap<String, Long> rows() {
    return new TreeMap<>(rows);
  }

  SortedMap<String, Long> figures() {
    return new TreeMap<>(figures);
  }
}
