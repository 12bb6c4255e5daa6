package creditgraph.game.role;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Which name of the table a misspelt one must be.
///
/// One slip of the pen is forgiven, if the name stays long enough that hardly another word is as
/// near:
///
/// | slip | letters that both must have |
/// | --- | --- |
/// | two neighbours swapped; a letter doubled that is single, or single that is double | [#MIN_SURE] |
/// | one letter or blank too many or missing, not the last | [#MIN_LENGTH] |
/// | one letter wrong; the last one too many or missing | [#MIN_DOUBTFUL] |
///
/// The last row asks for more because that is where words that mean something else are found:
/// `Plating` is no misspelt `Playing`, nor `Voyage` a `Voyager`. The first letter must be right,
/// which a hand seldom misses, and so must every digit, as `M-100` and `M-102` are two things.
///
/// When several names are that near, they must all mean the same categories; else the word is left
/// unread, for it is not known which of them was meant. So the answer depends on the table alone,
/// never on order or frequency.
///
/// Found through the deletion neighbourhood (Garbe's symmetric delete index): two texts are at most
/// one slip apart only if one of them, or one of them less a letter, equals the other or the other
/// less a letter. An answer looks up length + 1 keys, whatever the size of the table. Of a key only
/// the hash is kept, since every name that is found is compared anyway.
final class Spelling {

  static final int MIN_SURE = 5;
  static final int MIN_LENGTH = 6;
  static final int MIN_DOUBTFUL = 8;

  /// Far beyond the longest name of the table; what is longer is not looked up.
  private static final int MAX_LENGTH = 60;

  private final List<String> names;
  private final Map<String, Integer> bitsOfName;

  /// The hash of a key above the index of its name, ascending.
  private final long[] index;

  /// @param bitsOfName folded names, without those that are misspellings themselves
  Spelling(Map<String, Integer> bitsOfName) {
    this.bitsOfName = bitsOfName;
    this.names =
        bitsOfName.keySet().stream().filter(name -> name.length() >= MIN_SURE).sorted().toList();
    this.index = index(names);
  }

  private static long[] index(List<String> names) {
    long[] index = new long[names.stream().mapToInt(name -> name.length() + 1).sum()];
    int size = 0;
    for (int at = 0; at < names.size(); at++) {
      for (int key : keys(names.get(at))) {
        index[size++] = entry(key, at);
      }
    }
    Arrays.sort(index);
    return index;
  }

  /// The categories of the names that this text may be a misspelling of; 0 when there are none or
  /// they differ.
  int bits(String folded) {
    if (folded.length() < MIN_SURE || folded.length() > MAX_LENGTH) {
      return 0;
    }
    int agreed = 0;
    for (int key : keys(folded)) {
      for (int at = firstOf(key); at < index.length && keyAt(at) == key; at++) {
        String name = names.get((int) index[at]);
        if (isOneSlip(folded, name)) {
          int bits = bitsOfName.getOrDefault(name, 0);
          if (agreed != 0 && agreed != bits) {
            return 0;
          }
          agreed = bits;
        }
      }
    }
    return agreed;
  }

  private int firstOf(int key) {
    int found = Arrays.binarySearch(index, entry(key, 0));
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && keyAt(first - 1) == key) {
      first--;
    }
    return first;
  }

  private int keyAt(int at) {
    return (int) (index[at] >> Integer.SIZE);
  }

  private static long entry(int key, int name) {
    return (long) key << Integer.SIZE | name;
  }

  /// The hashes of this text and of this text less any one letter, each as [String#hashCode] has
  /// it.
  private static int[] keys(String text) {
    int length = text.length();
    int[] keys = new int[length + 1];
    for (int at = 0; at < length; at++) {
      keys[at + 1] = 31 * keys[at] + text.charAt(at);
    }
    int after = 0;
    int power = 1;
    for (int at = length - 1; at >= 0; at--) {
      keys[at] = keys[at] * power + after;
      after += text.charAt(at) * power;
      power *= 31;
    }
    return keys;
  }

  private static boolean isOneSlip(String typed, String meant) {
    int shorter = Math.min(typed.length(), meant.length());
    int head = 0;
    while (head < shorter && typed.charAt(head) == meant.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && typed.charAt(typed.length() - 1 - tail) == meant.charAt(meant.length() - 1 - tail)) {
      tail++;
    }
    String wrong = typed.substring(head, typed.length() - tail);
    String right = meant.substring(head, meant.length() - tail);
    boolean hasDigit = (wrong + right).chars().anyMatch(Character::isDigit);
    if (head == 0 || hasDigit || Math.max(wrong.length(), right.length()) > 2) {
      return false;
    }
    return shorter >= lettersNeeded(wrong, right, meant.charAt(head - 1), tail == 0);
  }

  /// @param before the letter before the slip
  private static int lettersNeeded(String wrong, String right, char before, boolean atEnd) {
    int lengths = wrong.length() + right.length();
    if (lengths == 1) {
      boolean doubled = (wrong + right).charAt(0) == before;
      return doubled ? MIN_SURE : atEnd ? MIN_DOUBTFUL : MIN_LENGTH;
    }
    if (lengths == 2 && wrong.length() == 1) {
      return MIN_DOUBTFUL;
    }
    boolean swapped = lengths == 4 && wrong.contentEquals(new StringBuilder(right).reverse());
    return swapped ? MIN_SURE : Integer.MAX_VALUE;
  }
}
