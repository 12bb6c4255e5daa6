package creditgraph.ingest.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The names of elements and attributes that a parser has met, each made a text once.
///
/// A dump may be full of names that no other record has: a full table makes those anew each time.
final class NameTable {

  /// All dumps of all years together have about 90.
  static final int MAX_NAMES = 256;

  /// Of a name that found no room.
  static final int NO_INDEX = -1;

  private static final int SLOTS = 4 * MAX_NAMES;

  /// @param text interned, as the names in a `switch` are: comparing the two is one look
  /// @param index dense from 0 in the order of meeting, or [#NO_INDEX]
  record Name(String text, byte[] bytes, int index) {

    boolean isAt(byte[] in, int from, int to) {
      if (to - from != bytes.length) {
        return false;
      }
      // A call to compare arrays costs more than the few bytes of a name.
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] != in[from + i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final @Nullable Name[] slots = new Name[SLOTS];
  private int count;

  /// @param hash of the bytes; the same bytes must always come with the same
  Name name(byte[] in, int from, int to, int hash) {
    int slot = hash & (SLOTS - 1);
    for (Name name = slots[slot]; name != null; name = slots[slot]) {
      if (name.isAt(in, from, to)) {
        return name;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    byte[] bytes = Arrays.copyOfRange(in, from, to);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (count == MAX_NAMES) {
      return new Name(text, bytes, NO_INDEX);
    }
    Name name = new Name(text.intern(), bytes, count++);
    slots[slot] = name;
    return name;
  }
}
