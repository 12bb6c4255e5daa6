package creditgraph.catalog.column;

import java.util.Arrays;

/// Texts and their numbers, dense from 0 in the order in which they came.
///
/// Open addressing on the hash that a `String` remembers; time O(1) a text.
final class TextDictionary {

  /// More different texts are no dictionary.
  static final int CAPACITY = 1 << 16;

  private static final int INITIAL = 64;

  /// Of Fibonacci hashing: the hashes of like texts differ in their low bits alone.
  private static final int SPREAD = 0x9E3779B9;

  private String[] texts = new String[INITIAL];
  private int size;

  /// Numbers plus 1, at most half of them taken; 0 is free.
  private int[] slots = new int[INITIAL * 2];

  /// The number of a text, new or known.
  ///
  /// @return -1 when it is new and there is no room for another
  int number(String text) {
    int hash = text.hashCode();
    for (int slot = home(hash); ; slot = (slot + 1) & (slots.length - 1)) {
      int number = slots[slot] - 1;
      if (number < 0) {
        return size == CAPACITY ? -1 : add(text, slot);
      }
      String known = texts[number];
      if (known.hashCode() == hash && known.equals(text)) {
        return number;
      }
    }
  }

  private int add(String text, int slot) {
    texts[size] = text;
    slots[slot] = ++size;
    if (size == texts.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, size * 2);
    slots = new int[texts.length * 2];
    for (int number = 0; number < size; number++) {
      int slot = home(texts[number].hashCode());
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number + 1;
    }
  }

  /// The upper bits of the spread hash.
  private int home(int hash) {
    return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  String text(int number) {
    return texts[number];
  }

  int size() {
    return size;
  }

  void clear() {
    if (size > 0) {
      texts = new String[INITIAL];
      slots = new int[INITIAL * 2];
      size = 0;
    }
  }
}
