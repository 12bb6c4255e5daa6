package creditgraph.bench;

import creditgraph.bench.QueueRun.Computed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/// Makes rows of the turns of `./mcg bench queue`: medians, and for what a second worker gains the
/// turn of the median gain. Each of its turns is held against the turns of one worker right before
/// and after it: a machine that changes its speed between turns, as a shared one does, would show
/// in the ratio of two medians, but hardly in a ratio of neighbours.
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

  /// @param one turns of one worker, one before each turn of two workers and one after the last
  /// @param two of two workers, the same work
  /// @param bareOne pairs a second of a bare process, each turn
  /// @param bareTwo of two at once, together
  void computing(
      List<Computed> one, List<Computed> two, List<Double> bareOne, List<Double> bareTwo) {
    List<Row> gains = gains(one, two);
    Row gain = gains.get((gains.size() - 1) / 2);
    add(gain);
    add(new Row.Plain("least gain", "x", gains.getFirst().figure(), NONE));
    add(new Row.Plain("most gain", "x", gains.getLast().figure(), NONE));
    Row ceiling =
        new Row.Faster(
            "two bare processes / one", "us", 1e6 / middle(bareTwo), 1e6 / middle(bareOne), NONE);
    add(ceiling);
    add(
        new Row.Plain(
            "gain, of the bare one's", "%", 100 * gain.figure() / ceiling.figure(), NONE));
    busy("one worker", one, Computed::workerNanos);
    busy("two workers", two, Computed::workerNanos);
    busy("control, beside one", one, Computed::controlNanos);
    busy("control, beside two", two, Computed::controlNanos);
  }

  private void busy(String who, List<Computed> turns, ToLongFunction<Computed> processorNanos) {
    List<Double> shares =
        turns.stream()
            .map(turn -> 100.0 * processorNanos.applyAsLong(turn) / turn.nanos())
            .toList();
    add(new Row.Plain(who + ", processor", "%", middle(shares), NONE));
  }

  /// The least first.
  private static List<Row> gains(List<Computed> one, List<Computed> two) {
    if (one.size() != two.size() + 1) {
      throw new IllegalArgumentException(
          "turns of one worker: %d, of two: %d; expected one more of one"
              .formatted(one.size(), two.size()));
    }
    List<Row> gains = new ArrayList<>();
    for (int turn = 0; turn < two.size(); turn++) {
      double around = (one.get(turn).nanos() + one.get(turn + 1).nanos()) / 2.0;
      gains.add(
          new Row.Faster(
              "two workers / one", "s", two.get(turn).nanos() / 1e9, around / 1e9, TWO_WORKERS));
    }
    gains.sort(Comparator.comparingDouble(Row::figure));
    return gains;
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
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
