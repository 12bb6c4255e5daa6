package creditgraph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes rows of what `./mcg bench worker` has seen. The bars are about M.
final class WorkerRows {

  private static final Bar NONE = new Bar.None();
  private static final Bar START = new Bar.AtMost(4, 3);
  private static final Bar RESIDENT = new Bar.AtMost(220, 200);
  private static final Bar PRIVATE = new Bar.AtMost(150, 110);

  private final boolean held;
  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();

  /// @param scale of the workload
  WorkerRows(String scale, Listener listener) {
    this.held = scale.equals("M");
    this.listener = listener;
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  /// @param nanos of each start, from the process to the first answer that it is ready
  void started(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    add("start to ready", "s", Quantiles.of(sorted).p50() / 1e9, START);
    add(
        "slowest start",
        "s",
        nanos.stream().mapToLong(Long::longValue).max().orElse(0) / 1e9,
        NONE);
  }

  /// @param disk of the worker, with the files it has mapped
  void computed(int pairs, long nanos, MemoryWatch watch, Path disk) {
    add("pairs", "1/s", pairs * 1e9 / nanos, NONE);
    add("resident, at the most", "MB", megabytes(watch.peakResidentBytes()), RESIDENT);
    add("private, at the most", "MB", megabytes(watch.peakPrivateBytes()), PRIVATE);
    long topology = watch.fileBytesBelow(disk);
    add("mapped topology", "MB", megabytes(topology), NONE);
    add("other files", "MB", megabytes(watch.fileBytes() - topology), NONE);
  }

  private void add(String name, String unit, double value, Bar bar) {
    Row row = new Row.Plain(name, unit, value, held ? bar : NONE);
    rows.add(row);
    listener.found(row);
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }
}
