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

  /// A text's hash above, its number plus 1 below; 0 is free. At most half of them are taken.
  private long[] slots = new long[INITIAL * 2];

  /// The number of a text, new or known.
  ///
  /// @return -1 when it is new and there is no room for another
  int number(String text) {
    int hash = text.hashCode();
    for (int slot = home(hash); ; slot = (slot + 1) & (slots.length - 1)) {
      long taken = slots[slot];
      if (taken == 0) {
        return size == CAPACITY ? -1 : add(text, slot);
      }
      // Texts are looked at only where their hashes agree: they lie all over the memory.
      if ((int) (taken >>> Integer.SIZE) == hash) {
        int number = (int) taken - 1;
        if (texts[number].equals(text)) {
          return number;
        }
      }
    }
  }

  private int add(String text, int slot) {
    texts[size] = text;
    size++;
    slots[slot] = taken(text.hashCode(), size - 1);
    if (size == texts.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, size * 2);
    long[] before = slots;
    slots = new long[texts.length * 2];
    for (long taken : before) {
      if (taken != 0) {
        int slot = home((int) (taken >>> Integer.SIZE));
        while (slots[slot] != 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = taken;
      }
    }
  }

  private static long taken(int hash, int number) {
    return (long) hash << Integer.SIZE | (number + 1);
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
      slots = new long[INITIAL * 2];
      size = 0;
    }
  }
}
