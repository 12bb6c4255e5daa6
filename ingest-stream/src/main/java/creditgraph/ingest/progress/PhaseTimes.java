package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long each phase took, on the clock and on all processors together.
public final class PhaseTimes {

  /// @param done records or rows, whatever the phase counts
  /// @param bytes of input
  public record Phase(String name, Duration wall, Duration cpu, long done, long bytes) {}

  private final List<Phase> phases = new ArrayList<>();

  void add(Phase phase) {
    phases.add(phase);
  }

  public List<Phase> phases() {
    return List.copyOf(phases);
  }

  /// The table, a line each, with a line for all phases together.
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-12s %10s %10s %14s %12s %10s"
            .formatted("phase", "wall s", "cpu s", "done", "per s", "input MB"));
    Phase all = new Phase("all", Duration.ZERO, Duration.ZERO, 0, 0);
    for (Phase phase : phases) {
      lines.add(line(phase));
      all =
          new Phase(
              "all",
              all.wall().plus(phase.wall()),
              all.cpu().plus(phase.cpu()),
              all.done() + phase.done(),
              all.bytes() + phase.bytes());
    }
    lines.add(line(all));
    return lines;
  }

  private static String line(Phase phase) {
    double seconds = phase.wall().toNanos() / 1e9;
    return String.format(
        Locale.ROOT,
        "%-12s %10.1f %10.1f %,14d %,12d %10.1f",
        phase.name(),
        seconds,
        phase.cpu().toNanos() / 1e9,
        phase.done(),
        seconds == 0 ? 0 : Math.round(phase.done() / seconds),
        phase.bytes() / 1e6);
  }
}
