package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;

/// A permutation of 0 to `size` - 1 that needs no memory: `(a * i + b) mod size`.
///
/// It scatters what belongs together, as years of additions to a database do; it is not meant to
/// look random. `size` stays below 2^31, so products fit a long.
final class Shuffle {

  private final long size;
  private final long factor;
  private final long inverse;
  private final long shift;

  private Shuffle(long size, long factor, long shift) {
    this.size = size;
    this.factor = factor;
    this.inverse = inverse(factor, size);
    this.shift = shift;
  }

  /// @param what is shuffled; another name gives another order
  static Shuffle of(int size, long seed, String what) {
    Draw draw = Draw.of(seed, Stream.SHUFFLE, what.hashCode());
    long factor = Math.max(1, size * 618L / 1000 + draw.below(Math.max(1, size / 10)));
    while (gcd(factor, size) != 1) {
      factor++;
    }
    return new Shuffle(size, factor % Math.max(2, size), draw.below(size));
  }

  int at(int index) {
    return (int) ((factor * index + shift) % size);
  }

  /// The index that [#at] takes to this value.
  int indexOf(int value) {
    return (int) ((inverse * ((value - shift + size) % size)) % size);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// By the extended Euclidean algorithm.
  private static long inverse(long a, long modulus) {
    long r = modulus;
    long nextR = a;
    long t = 0;
    long nextT = 1;
    while (nextR != 0) {
      long quotient = r / nextR;
      long keepT = t - quotient * nextT;
      t = nextT;
      nextT = keepT;
      long keepR = r - quotient * nextR;
      r = nextR;
      nextR = keepR;
    }
    return t < 0 ? t + modulus : t;
  }
}
