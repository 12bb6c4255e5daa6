package creditgraph.ingest.xml;

import java.util.Arrays;

/// Finds a short run of bytes, looking at few of the others.
///
/// The byte where the run's last would be tells how far the next place can be. Time O(n) for text,
/// about n / length; at worst n * length. After R. N. Horspool, "Practical fast searching in
/// strings", Software: Practice and Experience 10 (1980).
final class ByteSearch {

  private static final int NONE = -1;

  private final byte[] wanted;

  /// By byte: how far it is from the run's last byte, the last itself not counted.
  private final int[] steps = new int[256];

  ByteSearch(byte[] wanted) {
    this.wanted = wanted.clone();
    Arrays.fill(steps, wanted.length);
    for (int i = 0; i < wanted.length - 1; i++) {
      steps[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  /// The first index from `from` where the run lies before `to`; negative when there is none.
  int indexIn(byte[] in, int from, int to) {
    int last = wanted.length - 1;
    for (int i = from + last; i < to; i += steps[in[i] & 0xff]) {
      if (in[i] == wanted[last] && Arrays.equals(wanted, 0, last, in, i - last, i)) {
        return i - last;
      }
    }
    return NONE;
  }
}
