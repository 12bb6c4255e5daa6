package creditgraph.graph.snapshot;

import java.util.Arrays;

/// A growing array of numbers, for one number a credit.
final class IntList {

  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private int[] numbers = new int[1024];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      if (size == MAX_SIZE) {
        throw new SnapshotInvalid("a snapshot holds at most " + MAX_SIZE + " credits");
      }
      numbers = Arrays.copyOf(numbers, (int) Math.min(size * 2L, MAX_SIZE));
    }
    numbers[size++] = number;
  }

  int get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }
}
