package creditgraph.bench;

import creditgraph.peer.WorkDirectory.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Makes rows of what the processes of a run left, and knows the bars they are held to, scale by
/// scale.
final class Rows {

  private static final Bar NONE = new Bar.None();
  private static final Bar OPEN = new Bar.AtMost(50, 10);

  private final String scale;
  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();

  /// @param scale S, M or L; any other has no bars of its own
  /// @param listener told of each row
  Rows(String scale, Listener listener) {
    this.scale = scale;
    this.listener = listener;
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  void preparation(Map<String, Long> facts) {
    double credits = fact(facts, "kept.credits");
    double bytes = fact(facts, "rows.bytes");
    plain("rows, both directions", "bits/credit", 8 * bytes / credits, sizeBar());
    plain("rows, both directions", "MB", bytes / 1e6, at("L", new Bar.AtMost(480, 350)));
    double built = fact(facts, "built.nanos") / 1e9;
    double checked = fact(facts, "checked.nanos") / 1e9;
    plain("build", "s", built, NONE);
    plain("check", "s", checked, NONE);
    plain("build and check", "s", built + checked, at("L", new Bar.AtMost(300, 90)));
    plain(
        "build, peak heap",
        "MB",
        fact(facts, "heap.bytes") / (1 << 20),
        at("L", new Bar.AtMost(4096, 4096)));
  }

  void mapped(Answer ours) {
    plain("map the topology, first", "ms", ours.fact("load.nanos") / 1e6, NONE);
    Map<String, Long> facts = ours.facts();
    if (facts.containsKey("resident.bytes")) {
      plain(
          "resident, searcher",
          "MB",
          ours.fact("resident.bytes") / 1e6,
          at("M", new Bar.AtMost(160, 160)));
      plain(
          "private, searcher",
          "MB",
          ours.fact("private.bytes") / 1e6,
          at("L", new Bar.AtMost(150, 100)));
    }
    Quantiles times = Quantiles.of(ours.nanos());
    plain("route p50", "us", times.p50() / 1e3, NONE);
    plain("route p95", "us", times.p95() / 1e3, NONE);
    plain("route p99", "us", times.p99() / 1e3, NONE);
  }

  /// @param facts of opening a whole snapshot, of each process that did
  void openings(List<Map<String, Long>> facts) {
    plain("open a snapshot, first", "ms", median(facts, "first.nanos") / 1e6, OPEN);
    plain("open a snapshot, again", "ms", median(facts, "again.nanos") / 1e6, OPEN);
  }

  private static double median(List<Map<String, Long>> facts, String name) {
    return Quantiles.of(facts.stream().mapToLong(each -> (long) fact(each, name)).toArray()).p50();
  }

  /// Both sides over the pairs that both answered.
  void peer(String name, Answer ours, Answer peer) {
    int shared = Math.min(ours.nanos().length, peer.nanos().length);
    Quantiles value = Quantiles.of(Arrays.copyOf(ours.nanos(), shared));
    Quantiles baseline = Quantiles.of(Arrays.copyOf(peer.nanos(), shared));
    faster(name + " p50", value.p50(), baseline.p50(), p50Bar(name));
    faster(name + " p95", value.p95(), baseline.p95(), NONE);
    faster(name + " p99", value.p99(), baseline.p99(), p99Bar(name));
    if (peer.fact("graph.bytes") > 0) {
      Bar bar = name.equals("webgraph") ? new Bar.AtMost(1, 0.9) : NONE;
      add(
          new Row.Dearer(
              name + " size",
              "MB",
              ours.fact("graph.bytes") / 1e6,
              peer.fact("graph.bytes") / 1e6,
              bar));
    }
    plain(name + " load", "s", peer.fact("load.nanos") / 1e9, NONE);
    if (peer.facts().containsKey("resident.bytes")) {
      plain(name + " resident", "MB", peer.fact("resident.bytes") / 1e6, NONE);
    }
  }

  private void add(Row row) {
    rows.add(row);
    listener.found(row);
  }

  void kinds(Map<String, Long> facts) {
    dearer("product / bare loop", facts, "product.p50.nanos", "bare.p50.nanos", 1.5, 1.15);
    dearer("count and draw / route", facts, "drawn.p50.nanos", "plain.p50.nanos", 4, 2.5);
    dearer("weighted / route", facts, "weighted.p50.nanos", "plain.p50.nanos", 20, 6);
    faster(
        "64 sources / one, a source",
        fact(facts, "together.source.nanos"),
        fact(facts, "alone.source.nanos"),
        new Bar.AtLeast(30, 60));
  }

  private static double fact(Map<String, Long> facts, String name) {
    Long value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no fact %s among %s".formatted(name, facts.keySet()));
    }
    return value;
  }

  private void plain(String name, String unit, double value, Bar bar) {
    add(new Row.Plain(name, unit, value, bar));
  }

  private void faster(String name, double nanos, double baselineNanos, Bar bar) {
    add(new Row.Faster(name, "us", nanos / 1e3, baselineNanos / 1e3, bar));
  }

  private void dearer(
      String name,
      Map<String, Long> facts,
      String value,
      String baseline,
      double must,
      double aim) {
    add(
        new Row.Dearer(
            name,
            "us",
            fact(facts, value) / 1e3,
            fact(facts, baseline) / 1e3,
            new Bar.AtMost(must, aim)));
  }

  private Bar sizeBar() {
    return switch (scale) {
      case "S" -> new Bar.AtMost(28, 23);
      case "L" -> new Bar.AtMost(36, 28);
      default -> NONE;
    };
  }

  private Bar p50Bar(String peer) {
    return switch (peer + " " + scale) {
      case "neo4j S" -> new Bar.AtLeast(15, 40);
      case "neo4j M" -> new Bar.AtLeast(18, 40);
      default -> peer.equals("webgraph") ? new Bar.AtLeast(3, 4) : NONE;
    };
  }

  private Bar p99Bar(String peer) {
    return switch (peer + " " + scale) {
      case "neo4j S" -> new Bar.AtLeast(12, 40);
      case "neo4j M" -> new Bar.AtLeast(15, 40);
      case "jgrapht S" -> new Bar.AtLeast(100, 100);
      default -> NONE;
    };
  }

  private Bar at(String where, Bar bar) {
    return scale.equals(where) ? bar : NONE;
  }
}
