package creditgraph.testkit.workload;

/// A permutation of 0 to `size` - 1 that looks random and needs no memory: a Feistel network over
/// the next even power of two, walked until it lands below `size` (Black and Rogaway, *Ciphers with
/// arbitrary finite domains*, 2002).
final class Scatter {

  private static final int ROUNDS = 4;

  private final int size;
  private final int halfBits;
  private final int halfMask;
  private final long[] keys = new long[ROUNDS];

  Scatter(int size, long seed) {
    this.size = size;
    int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(size - 1));
    this.halfBits = (bits + 1) / 2;
    this.halfMask = (1 << halfBits) - 1;
    for (int round = 0; round < ROUNDS; round++) {
      keys[round] = Dice.mix(seed + round + 1);
    }
  }

  /// Where `index` goes.
  int at(int index) {
    int at = index;
    do {
      at = forward(at);
    } while (at < 0 || at >= size);
    return at;
  }

  /// What went to `place`.
  int indexOf(int place) {
    int at = place;
    do {
      at = backward(at);
    } while (at < 0 || at >= size);
    return at;
  }

  private int forward(int value) {
    int left = value >>> halfBits;
    int right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      int next = left ^ half(right, round);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }

  private int backward(int value) {
    int left = value >>> halfBits;
    int right = value & halfMask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      int before = right ^ half(left, round);
      right = left;
      left = before;
    }
    return left << halfBits | right;
  }

  private int half(int value, int round) {
    return (int) (Dice.mix(value + keys[round]) >>> 32) & halfMask;
  }
}
