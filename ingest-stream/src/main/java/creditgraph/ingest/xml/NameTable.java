package creditgraph.ingest.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// A name, and how to tell it: most are of eight bytes or fewer, which one look compares.
  static final class Name {

    private final String text;
    private final byte[] bytes;
    private final int index;
    private final long beginning;
    private final long mask;

    /// The name of the element that followed this one last, itself at first.
    private Name next = this;

    private Name(String text, byte[] bytes, int index) {
      this.text = text;
      this.bytes = bytes;
      this.index = index;
      this.mask = bytes.length >= Long.BYTES ? -1 : (1L << (bytes.length * Byte.SIZE)) - 1;
      this.beginning = (long) LONG.get(Arrays.copyOf(bytes, Math.max(bytes.length, Long.BYTES)), 0);
    }

    /// Interned, as the names in a `switch` are: comparing the two is one look.
    String text() {
      return text;
    }

    int length() {
      return bytes.length;
    }

    /// Dense from 0 in the order of meeting, or [#NO_INDEX].
    int index() {
      return index;
    }

    /// What is worth trying first behind this one.
    Name likelyNext() {
      return next;
    }

    void followedBy(Name name) {
      next = name;
    }

    /// Whether the bytes from `from` begin with this name.
    boolean beginsAt(byte[] in, int from, int end) {
      if (in.length - from < Long.BYTES) {
        return end - from >= bytes.length && areBytes(in, from, 0);
      }
      return ((long) LONG.get(in, from) & mask) == beginning
          && end - from >= bytes.length
          && (bytes.length <= Long.BYTES || areBytes(in, from, Long.BYTES));
    }

    private boolean areBytes(byte[] in, int from, int first) {
      for (int i = first; i < bytes.length; i++) {
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
      if (name.length() == to - from && name.beginsAt(in, from, to)) {
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
