package creditgraph.bench;

import creditgraph.graph.random.SplitMix64;

/// Moments at which people come who know nothing of each other: the times between them are
/// exponential, as in a Poisson process.
final class Arrivals {

  private Arrivals() {}

  /// Nanoseconds from the start, ascending; as many as come on average.
  static long[] poisson(double perSecond, int seconds, long seed) {
    SplitMix64 random = SplitMix64.of(seed, 0);
    long[] due = new long[Math.toIntExact(Math.round(perSecond * seconds))];
    double at = 0;
    for (int i = 0; i < due.length; i++) {
      at -= Math.log1p(-(random.nextLong() >>> 11) * 0x1.0p-53) / perSecond;
      due[i] = Math.round(at * 1e9);
    }
    return due;
  }
}
