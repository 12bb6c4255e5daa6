package creditgraph.graph.csr;

/// Finds the lowest of many numbers without sorting them.
final class Selection {

  /// Below this an insertion sort is quicker than another partition.
  private static final int FEW = 24;

  private Selection() {}

  /// Rearranges `values` so that none of the first `count` is above one of the rest. The values
  /// must be distinct; which order they end up in is a function of the order they came in.
  ///
  /// Hoare's selection with the median of three as pivot; expected time O(n).
  static void lowest(long[] values, int count) {
    int low = 0;
    int high = values.length - 1;
    while (high - low >= FEW) {
      long pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          long value = values[left];
          values[left++] = values[right];
          values[right--] = value;
        }
      }
      if (count <= right) {
        high = right;
      } else if (count >= left) {
        low = left;
      } else {
        return;
      }
    }
    sort(values, low, high);
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void sort(long[] values, int low, int high) {
    for (int i = low + 1; i <= high; i++) {
      long value = values[i];
      int at = i;
      while (at > low && values[at - 1] > value) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }
}
