package creditgraph.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints each figure as soon as it is known; what is under way goes elsewhere, so that the output
/// of a run is its table.
final class Console implements Listener {

  private final PrintStream table;
  private final PrintStream progress;
  private final long begin = System.nanoTime();

  Console(PrintStream table, PrintStream progress) {
    this.table = table;
    this.progress = progress;
  }

  @Override
  public void begins(String what) {
    progress.println("bench: %s, %s …".formatted(clock(), what));
  }

  @Override
  public void measures(String machine, String workload) {
    table.println("machine   " + machine);
    table.println("workload  " + workload);
    table.println();
    line("figure", "unit", "value", "baseline", "ratio", "must", "aim", "met");
  }

  @Override
  public void found(Row row) {
    line(
        row.name(),
        row.unit(),
        Cells.value(row),
        Cells.baseline(row),
        Cells.ratio(row),
        row.bar().must(),
        row.bar().aim(),
        Cells.met(row));
  }

  @Override
  public void skipped(String system, String reason) {
    table.println("%-28s skipped: %s".formatted(system, reason));
  }

  /// The last lines.
  void ends(Report report) {
    table.println();
    table.println(
        "bars      %d of %d met"
            .formatted(report.bars().stream().filter(Row::met).count(), report.bars().size()));
    table.println("took      " + Cells.time(report.took()));
  }

  private String clock() {
    return Cells.time(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void line(Object... cells) {
    String line = String.format(Locale.ROOT, "%-28s %-12s %10s %10s %9s  %-8s %-8s %s", cells);
    table.println(line.stripTrailing());
  }
}
