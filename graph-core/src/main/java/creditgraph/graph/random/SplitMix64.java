package creditgraph.graph.random;

/// The generator behind every draw, written down so that any program can repeat a sample.
///
/// State advances by `0x9E3779B97F4A7C15`; each output is the state mixed by two
/// xor-shift-multiplies (Steele, Lea, Flood, *Fast Splittable Pseudorandom Number Generators*,
/// 2014).
public final class SplitMix64 {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  private SplitMix64(long state) {
    this.state = state;
  }

  /// A stream of its own for each pair of seed and index.
  public static SplitMix64 of(long seed, int index) {
    return new SplitMix64(mix(seed + GOLDEN) ^ mix(index * GOLDEN));
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /// A number from 0 to `bound` exclusive, each equally likely.
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /// A number from 0 to `bound` exclusive, each equally likely: 63-bit draws are taken modulo the
  /// bound, and drawn again when they fall into the incomplete last run of it.
  public long nextLong(long bound) {
    while (true) {
      long draw = nextLong() >>> 1;
      long value = draw % bound;
      if (draw - value <= Long.MAX_VALUE - (bound - 1)) {
        return value;
      }
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
