package creditgraph.bench;

import java.util.Arrays;

/// Three places of a distribution, by nearest rank.
record Quantiles(double p50, double p95, double p99) {

  static Quantiles of(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
  }

  private static double at(long[] sorted, int percent) {
    return (double) sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100) - 1];
  }
}
