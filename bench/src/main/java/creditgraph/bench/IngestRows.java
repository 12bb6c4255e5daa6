package creditgraph.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Makes rows of what was measured on generated months, and knows their bars.
final class IngestRows {

  /// Below this size starting and warming up is much of the time, and no bar is set for it.
  private static final long BAR_RELEASES = 1_000_000;

  private static final Bar NONE = new Bar.None();
  private static final Bar TIME = new Bar.AtMost(4, 2.5);
  private static final Bar MEMORY = new Bar.AtMost(1.1, 1.1);

  private final Listener listener;
  private final List<Row> rows = new ArrayList<>();
  private OptionalLong smallest = OptionalLong.empty();

  IngestRows(Listener listener) {
    this.listener = listener;
  }

  List<Row> all() {
    return List.copyOf(rows);
  }

  /// The rows of one month; the first one's memory is what that of the others is held against.
  void month(GeneratedMonth month, List<MeasuredProcess> inflating, List<MeasuredProcess> ingesting)
      throws IOException {
    String size = size(month.releases());
    boolean full = month.releases() >= BAR_RELEASES;
    double inflated = medianNanos(inflating) / 1e9;
    double ingested = medianNanos(ingesting) / 1e9;
    add(new Row.Dearer("ingest / gzip -dc, " + size, "s", ingested, inflated, full ? TIME : NONE));
    add(new Row.Plain("slowest ingest, " + size, "s", slowest(ingesting) / 1e9, NONE));
    add(new Row.Plain("releases, " + size, "1/s", month.releases() / ingested, NONE));
    add(new Row.Plain("records, " + size, "1/s", month.records() / ingested, NONE));
    add(new Row.Plain("XML, " + size, "MB/s", month.xmlBytes() / 1e6 / ingested, NONE));
    long peak =
        ingesting.stream().mapToLong(MeasuredProcess::peakResidentBytes).max().orElseThrow();
    if (smallest.isEmpty()) {
      smallest = OptionalLong.of(peak);
      add(new Row.Plain("peak resident, " + size, "MB", peak / 1e6, NONE));
    } else {
      double baseline = smallest.getAsLong() / 1e6;
      add(
          new Row.Dearer(
              "peak resident, " + size, "MB", peak / 1e6, baseline, full ? MEMORY : NONE));
    }
  }

  private void add(Row row) {
    rows.add(row);
    listener.found(row);
  }

  private static double medianNanos(List<MeasuredProcess> processes) {
    return Quantiles.of(nanos(processes)).p50();
  }

  private static long slowest(List<MeasuredProcess> processes) {
    return processes.stream().mapToLong(MeasuredProcess::nanos).max().orElseThrow();
  }

  private static long[] nanos(List<MeasuredProcess> processes) {
    return processes.stream().mapToLong(MeasuredProcess::nanos).toArray();
  }

  /// `1 M`, `100 k`, `250`.
  static String size(long releases) {
    return releases % 1_000_000 == 0
        ? releases / 1_000_000 + " M"
        : releases % 1_000 == 0
            ? releases / 1_000 + " k"
            : String.format(Locale.ROOT, "%d", releases);
  }
}
