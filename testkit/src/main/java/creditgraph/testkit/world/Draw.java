package creditgraph.testkit.world;

import java.util.List;

/// Random draws that are the same on every machine and in every version of Java: SplitMix64,
/// started from the seed of the world, a stream (what is being decided) and an index (for whom).
final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Draw(long state) {
    this.state = state;
  }

  static Draw of(long seed, Stream stream, long index) {
    return new Draw(mix(mix(seed + GOLDEN * stream.name().hashCode()) ^ mix(index + GOLDEN)));
  }

  /// What is being decided. To rename one is to change every world.
  enum Stream {
    ARTIST_ID,
    LABEL_ID,
    RELEASE_ID,
    MASTER_ID,
    SCENE,
    ARTIST,
    BAND,
    LABEL,
    PRESSINGS,
    WORK,
    RELEASE,
    MASTER,
    SHUFFLE
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /// 0 to `bound` - 1, each as likely as makes no difference.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  long longBelow(long bound) {
    return (next() >>> 1) % bound;
  }

  /// 0 to `bound` - 1, small numbers more often: the first few are the stars.
  int favouringFirst(int bound) {
    return below(below(bound) + 1);
  }

  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
