package creditgraph.testkit.workload;

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /// Starts the stream of numbers that belongs to an index.
  void reset(long seed, long index) {
    state = mix(seed ^ mix(index + GOLDEN));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /// 0 to `bound` - 1.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /// From 0, below 1.
  double fraction() {
    return (next() >>> 11) * 0x1p-53;
  }

  /// Normal with mean 0 and deviation 1, by the polar method (Marsaglia 1964). Strict arithmetic,
  /// so that no machine's own logarithm changes a workload.
  double normal() {
    while (true) {
      double x = 2 * fraction() - 1;
      double y = 2 * fraction() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
