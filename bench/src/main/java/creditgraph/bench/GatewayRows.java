package creditgraph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes rows of what `./mcg bench gateway` has seen. The bars are about M.
final class GatewayRows {

  private static final Bar NONE = new Bar.None();

  /// Of the best route of the reference platform, by its own report.
  private static final double REFERENCE_MILLIS = 108;

  private final boolean held;
  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();

  /// @param scale of the workload
  GatewayRows(String scale, Listener listener) {
    this.held = scale.equals("M");
    this.listener = listener;
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  /// @param facts of [GatewayLoad]
  void asked(Map<String, Long> facts) {
    Facts of = new Facts(facts);
    add(new Row.Plain("names loaded", "s", of.millis("names-loaded") / 1e3, NONE));
    add(
        new Row.Beside(
            "route, not cached, p50", "ms", of.millis("cold-p50"), REFERENCE_MILLIS, bar(5, 2)));
    add(
        new Row.Beside(
            "route, not cached, p99", "ms", of.millis("cold-p99"), REFERENCE_MILLIS, bar(30, 10)));
    add(new Row.Plain("routes, not cached", "1/s", of.value("cold.perSecond"), NONE));
    add(new Row.Plain("route, cached, p50", "ms", of.millis("cached-p50"), NONE));
    add(new Row.Plain("route, cached, p99", "ms", of.millis("cached-p99"), bar(5, 5)));
    add(new Row.Plain("name, p50", "ms", of.millis("typed-p50"), NONE));
    add(new Row.Plain("name, p95", "ms", of.millis("typed-p95"), bar(20, 8)));
    add(new Row.Plain("name, p99", "ms", of.millis("typed-p99"), NONE));
    add(new Row.Plain("name, 1 to 3 characters, p95", "ms", of.millis("short-p95"), bar(20, 8)));
    add(new Row.Plain("name with slips, p50", "ms", of.millis("slipped-p50"), NONE));
    add(new Row.Plain("name with slips, p99", "ms", of.millis("slipped-p99"), bar(60, 60)));
    add(
        new Row.Plain(
            "slips that find whom they mean", "%", of.value("slipped-found.permille") / 10, NONE));
    overload(of);
  }

  private void overload(Facts of) {
    add(new Row.Plain("30 at once, refused", "", of.value("crowd.refused"), bar(0, 0)));
    add(new Row.Plain("30 at once, slowest", "ms", of.millis("crowd-slowest"), NONE));
    add(new Row.Plain("overload, asked", "1/s", of.value("overload.perSecond"), NONE));
    add(
        new Row.Plain(
            "overload, refused",
            "%",
            100 * of.value("overload.refused") / of.value("overload.asked"),
            NONE));
    add(new Row.Plain("overload, processors of the gateway", "", of.processors("gateway"), NONE));
    add(new Row.Plain("overload, processors of those who ask", "", of.processors("load"), NONE));
    if (of.value("overload.refused") > 0) {
      add(new Row.Plain("refused, p99", "ms", of.millis("refused-p99"), bar(100, 100)));
      add(new Row.Plain("refused, slowest", "ms", of.millis("refused-slowest"), NONE));
    }
    add(new Row.Plain("accepted, p50", "ms", of.millis("accepted-p50"), NONE));
    add(
        new Row.Dearer(
            "accepted, p99 / without overload",
            "ms",
            of.millis("accepted-p99"),
            of.millis("cold-p99"),
            bar(3, 3)));
    add(
        new Row.Plain(
            "accepted in the first %d s, p99".formatted(GatewayPlan.LEAD_SECONDS),
            "ms",
            of.millis("first-accepted-p99"),
            NONE));
  }

  void memory(MemoryWatch watch) {
    add(new Row.Plain("control, private, at the most", "MB", watch.peakPrivateBytes() / 1e6, NONE));
  }

  private Bar bar(double must, double aim) {
    return held ? new Bar.AtMost(must, aim) : NONE;
  }

  private void add(Row row) {
    rows.add(row);
    listener.found(row);
  }

  private record Facts(Map<String, Long> facts) {

    double value(String name) {
      Long value = facts.get(name);
      if (value == null) {
        throw new IllegalStateException("the load left no " + name);
      }
      return value;
    }

    /// How many of them a process had, on average.
    double processors(String process) {
      return value("overload-" + process + ".nanos") / value("overload-took.nanos");
    }

    double millis(String name) {
      return value(name + ".nanos") / 1e6;
    }
  }
}
