package creditgraph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes rows of what was measured of builds, and knows their bars, which are the same at every
/// size.
final class BuildRows {

  private static final Bar NONE = new Bar.None();
  private static final Bar HEAP = new Bar.AtMost(1_500, 1_000);
  private static final Bar HOP = new Bar.AtMost(1_000, 100);

  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();

  BuildRows(Listener listener) {
    this.listener = listener;
  }

  /// @param scanned facts of DuckDB reading the catalog
  /// @param process that built on all processors
  /// @param built its facts
  /// @param alone facts of the build on one processor
  /// @param read facts of reading hops
  record Measured(
      Map<String, Long> scanned,
      MeasuredProcess process,
      Map<String, Long> built,
      Map<String, Long> alone,
      Map<String, Long> read) {
    Measured {
      scanned = Map.copyOf(scanned);
      built = Map.copyOf(built);
      alone = Map.copyOf(alone);
      read = Map.copyOf(read);
    }
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  /// @param what ruleset and size
  void ruleset(String what, Measured measured) {
    double built = seconds(measured.built, "built.nanos");
    double edges = fact(measured.built, "edges.count");
    add(
        new Row.Dearer(
            "build / DuckDB reads, " + what,
            "s",
            built,
            seconds(measured.scanned, "read.nanos"),
            NONE));
    add(
        new Row.Faster(
            "on one processor, " + what, "s", built, seconds(measured.alone, "built.nanos"), NONE));
    plain("check, " + what, "s", seconds(measured.built, "checked.nanos"), NONE);
    plain("peak heap, " + what, "MB", fact(measured.built, "heap.bytes") / 1e6, HEAP);
    plain("peak resident, " + what, "MB", measured.process.peakResidentBytes() / 1e6, NONE);
    plain("edges, " + what, "", edges, NONE);
    for (String purpose : List.of("topology", "labels", "evidence")) {
      plain(
          purpose + ", " + what,
          "bytes/edge",
          fact(measured.built, purpose + ".bytes") / edges,
          NONE);
    }
    plain("hop, first p99, " + what, "us", micros(measured.read, "first.p99.nanos"), NONE);
    plain("hop p50, " + what, "us", micros(measured.read, "warm.p50.nanos"), NONE);
    plain("hop p99, " + what, "us", micros(measured.read, "warm.p99.nanos"), HOP);
  }

  private void plain(String name, String unit, double value, Bar bar) {
    add(new Row.Plain(name, unit, value, bar));
  }

  private void add(Row row) {
    rows.add(row);
    listener.found(row);
  }

  private static double seconds(Map<String, Long> facts, String name) {
    return fact(facts, name) / 1e9;
  }

  private static double micros(Map<String, Long> facts, String name) {
    return fact(facts, name) / 1e3;
  }

  private static double fact(Map<String, Long> facts, String name) {
    Long value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no fact %s among %s".formatted(name, facts.keySet()));
    }
    return value;
  }
}
