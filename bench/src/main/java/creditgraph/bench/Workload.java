package creditgraph.bench;

import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a run measures on.
///
/// @param scale S, M or L
/// @param divisor 1, or how many times smaller a workload of the same shape to take, for tests
/// @param seed of workload and pairs
record Workload(String scale, int divisor, long seed) {

  EdgeWorkload edges() {
    WorkloadScale whole = WorkloadScale.named(scale);
    return EdgeWorkload.of(divisor == 1 ? whole : whole.dividedBy(divisor), seed);
  }

  /// Whether labels and evidence are built too: opening a snapshot costs the same at every size, so
  /// the smallest will do.
  boolean hasWholeSnapshot() {
    return scale.equals("S");
  }

  /// As after `-Xmx`; building L must do with 4 GB.
  String buildHeap() {
    return switch (scale) {
      case "S" -> "1g";
      case "M" -> "2g";
      default -> "4g";
    };
  }

  /// For another process, which reads them with [#of].
  List<String> arguments() {
    return List.of(scale, Integer.toString(divisor), Long.toString(seed));
  }

  static Workload of(String scale, String divisor, String seed) {
    return new Workload(scale, Integer.parseInt(divisor), Long.parseLong(seed));
  }

  /// The scale whose bars apply, or none for a smaller workload.
  String barScale() {
    return divisor == 1 ? scale : "";
  }

  /// @param facts of the preparation
  String described(Map<String, Long> facts) {
    return String.format(
        Locale.ROOT,
        "%s%s, seed %d: %,d credits; kept %,d artists, %,d releases, %,d credits",
        scale,
        divisor == 1 ? "" : "/" + divisor,
        seed,
        facts.get("credits.count"),
        facts.get("kept.artists"),
        facts.get("kept.releases"),
        facts.get("kept.credits"));
  }
}
