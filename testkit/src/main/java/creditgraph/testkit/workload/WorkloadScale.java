package creditgraph.testkit.workload;

/// How large a workload is. The number of credits follows from the releases: about 5.9 each.
///
/// @param name as on a command line
/// @param artists numbered from 0; some are credited nowhere
/// @param releases numbered from 0; each credits someone
public record WorkloadScale(String name, int artists, int releases) {

  /// 5.9 M credits.
  public static final WorkloadScale S = new WorkloadScale("S", 500_000, 1_000_000);

  /// 23.6 M credits.
  public static final WorkloadScale M = new WorkloadScale("M", 2_000_000, 4_000_000);

  /// 106 M credits: every linked credit of a full month.
  public static final WorkloadScale L = new WorkloadScale("L", 9_000_000, 18_000_000);

  public WorkloadScale {
    if (artists < 2 || releases < 1) {
      throw new IllegalArgumentException(
          "a workload needs 2 artists and a release, found %d and %d".formatted(artists, releases));
    }
  }

  /// S, M or L.
  public static WorkloadScale named(String name) {
    return switch (name) {
      case "S" -> S;
      case "M" -> M;
      case "L" -> L;
      default -> throw new IllegalArgumentException("scale " + name + ": expected one of S, M, L");
    };
  }

  /// A smaller one of the same shape, for tests.
  public WorkloadScale dividedBy(int divisor) {
    return new WorkloadScale(
        name + "/" + divisor, Math.max(2, artists / divisor), Math.max(1, releases / divisor));
  }
}
