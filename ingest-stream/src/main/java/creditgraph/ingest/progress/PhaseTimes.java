package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long each phase took, on the clock and on all processors together.
public final class PhaseTimes {

  /// @param done records or rows, whatever the phase counts
  /// @param bytes of input
  public record Phase(String name, Duration wall, Duration cpu, long done, long bytes) {

    /// 0 for a phase that took no time.
    public long perSecond() {
      return wall.isZero() ? 0 : Math.round(done / (wall.toNanos() / 1e9));
    }
  }

  private final List<Phase> phases = new ArrayList<>();

  void add(Phase phase) {
    phases.add(phase);
  }

  public List<Phase> phases() {
    return List.copyOf(phases);
  }

  /// All phases together.
  public Phase all() {
    Duration wall = Duration.ZERO;
    Duration cpu = Duration.ZERO;
    long done = 0;
    long bytes = 0;
    for (Phase phase : phases) {
      wall = wall.plus(phase.wall());
      cpu = cpu.plus(phase.cpu());
      done += phase.done();
      bytes += phase.bytes();
    }
    return new Phase("all", wall, cpu, done, bytes);
  }

  /// The table, a line each, with a line for all phases together.
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-12s %10s %10s %14s %12s %10s"
            .formatted("phase", "wall s", "cpu s", "done", "per s", "input MB"));
    phases.forEach(phase -> lines.add(line(phase)));
    lines.add(line(all()));
    return lines;
  }

  private static String line(Phase phase) {
    return String.format(
        Locale.ROOT,
        "%-12s %10.1f %10.1f %,14d %,12d %10.1f",
        phase.name(),
        phase.wall().toNanos() / 1e9,
        phase.cpu().toNanos() / 1e9,
        phase.done(),
        phase.perSecond(),
        phase.bytes() / 1e6);
  }
}
