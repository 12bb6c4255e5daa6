package creditgraph.bench;

import java.util.ArrayList;
import java.util.List;

/// Makes rows of the turns of `./mcg bench queue`: medians.
final class QueueRows {

  private static final Bar TRIVIAL = new Bar.AtLeast(100, 300);
  private static final Bar TWO_WORKERS = new Bar.AtLeast(1.7, 1.9);
  private static final Bar NONE = new Bar.None();

  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();

  QueueRows(Listener listener) {
    this.listener = listener;
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  /// @param ours nanoseconds of each turn of so many tasks
  /// @param theirs nanoseconds of each turn of so many jobs; none when there is no RQ
  void trivial(List<Long> ours, int tasks, List<Long> theirs, int jobs) {
    double task = median(ours) / tasks;
    add(new Row.Plain("tasks accepted durably", "1/s", 1e9 / task, NONE));
    add(new Row.Plain("slowest turn", "1/s", 1e9 * tasks / slowest(ours), NONE));
    if (!theirs.isEmpty()) {
      double job = median(theirs) / jobs;
      add(new Row.Plain("RQ's jobs", "1/s", 1e9 / job, NONE));
      add(new Row.Faster("a task / a job of RQ", "us", task / 1e3, job / 1e3, TRIVIAL));
    }
  }

  /// @param one nanoseconds of each turn of one worker
  /// @param two of two workers, the same work
  void computing(List<Long> one, List<Long> two) {
    add(
        new Row.Faster(
            "two workers / one", "s", median(two) / 1e9, median(one) / 1e9, TWO_WORKERS));
  }

  private void add(Row row) {
    rows.add(row);
    listener.found(row);
  }

  private static double median(List<Long> nanos) {
    return Quantiles.of(nanos.stream().mapToLong(Long::longValue).toArray()).p50();
  }

  private static double slowest(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
