package creditgraph.catalog.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/// XXH64 with seed 0, as the xxHash specification (version 0.1.1) has it, over values written one
/// after another: flat memory however many there are.
///
/// Numbers are little-endian. One object serves one thread for one input after another.
final class XxHash64 {

  /// After each text; no UTF-8 has this byte, so no two sequences of texts are the same bytes.
  private static final int TEXT_END = 0xff;

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_1_PLUS_2 = 0x60EA27EEADC0B5D6L; // modulo 2^64
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private static final int STRIPE_BYTES = 32;
  private static final int BUFFER_BYTES = 128 * STRIPE_BYTES;
  private static final int MAX_CHARACTER_BYTES = 4;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private long digested;
  private long lane1;
  private long lane2;
  private long lane3;
  private long lane4;

  XxHash64() {
    reset();
  }

  /// Begins another input.
  void reset() {
    filled = 0;
    digested = 0;
    lane1 = PRIME_1_PLUS_2;
    lane2 = PRIME_2;
    lane3 = 0;
    lane4 = -PRIME_1;
  }

  void putBoolean(boolean value) {
    putByte(value ? 1 : 0);
  }

  void putByte(int value) {
    makeRoom(1);
    buffer[filled++] = (byte) value;
  }

  void putInt(int value) {
    makeRoom(Integer.BYTES);
    INT.set(buffer, filled, value);
    filled += Integer.BYTES;
  }

  void putLong(long value) {
    makeRoom(Long.BYTES);
    LONG.set(buffer, filled, value);
    filled += Long.BYTES;
  }

  /// How many there are, then each.
  void putTexts(List<String> texts) {
    putInt(texts.size());
    for (String text : texts) {
      putText(text);
    }
  }

  /// How many there are, then each.
  void putInts(List<Integer> numbers) {
    putInt(numbers.size());
    for (int number : numbers) {
      putInt(number);
    }
  }

  /// The text in UTF-8 and its end. Half a surrogate pair is `?`, as it is in the files.
  void putText(String text) {
    int length = text.length();
    for (int i = 0; i < length; ) {
      makeRoom(MAX_CHARACTER_BYTES);
      i = putPlain(text, i, Math.min(length, i + buffer.length - filled));
      if (i < length && text.charAt(i) >= 0x80) {
        makeRoom(MAX_CHARACTER_BYTES);
        int character = text.codePointAt(i);
        putCharacter(character);
        i += Character.charCount(character);
      }
    }
    putByte(TEXT_END);
  }

  /// Puts the ASCII characters from `from`, at most up to `to`; there is room for them.
  ///
  /// @return the index of the first that is not put
  private int putPlain(String text, int from, int to) {
    byte[] into = buffer;
    int at = filled;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        break;
      }
      into[at++] = (byte) c;
      i++;
    }
    filled = at;
    return i;
  }

  private void putCharacter(int character) {
    if (character < 0x800) {
      buffer[filled++] = (byte) (0xc0 | character >> 6);
    } else if (character < 0x10000) {
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        buffer[filled++] = '?';
        return;
      }
      buffer[filled++] = (byte) (0xe0 | character >> 12);
      buffer[filled++] = (byte) (0x80 | (character >> 6 & 0x3f));
    } else {
      buffer[filled++] = (byte) (0xf0 | character >> 18);
      buffer[filled++] = (byte) (0x80 | (character >> 12 & 0x3f));
      buffer[filled++] = (byte) (0x80 | (character >> 6 & 0x3f));
    }
    buffer[filled++] = (byte) (0x80 | (character & 0x3f));
  }

  /// The hash of all that was put since the last [#reset].
  long value() {
    digestStripes();
    long hash = digested == 0 ? PRIME_5 : lanesTogether();
    hash += digested + filled;
    int at = 0;
    for (; at + Long.BYTES <= filled; at += Long.BYTES) {
      hash ^= round(0, (long) LONG.get(buffer, at));
      hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
    }
    if (at + Integer.BYTES <= filled) {
      hash ^= ((int) INT.get(buffer, at) & 0xffff_ffffL) * PRIME_1;
      hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
      at += Integer.BYTES;
    }
    for (; at < filled; at++) {
      hash ^= (buffer[at] & 0xff) * PRIME_5;
      hash = Long.rotateLeft(hash, 11) * PRIME_1;
    }
    return avalanched(hash);
  }

  private long lanesTogether() {
    long hash =
        Long.rotateLeft(lane1, 1)
            + Long.rotateLeft(lane2, 7)
            + Long.rotateLeft(lane3, 12)
            + Long.rotateLeft(lane4, 18);
    hash = merged(hash, lane1);
    hash = merged(hash, lane2);
    hash = merged(hash, lane3);
    return merged(hash, lane4);
  }

  private void makeRoom(int bytes) {
    if (buffer.length - filled < bytes) {
      digestStripes();
    }
  }

  /// Leaves less than a stripe in the buffer.
  private void digestStripes() {
    int at = 0;
    for (; at + STRIPE_BYTES <= filled; at += STRIPE_BYTES) {
      lane1 = round(lane1, (long) LONG.get(buffer, at));
      lane2 = round(lane2, (long) LONG.get(buffer, at + 8));
      lane3 = round(lane3, (long) LONG.get(buffer, at + 16));
      lane4 = round(lane4, (long) LONG.get(buffer, at + 24));
    }
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    filled -= at;
    digested += at;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }

  private static long merged(long hash, long lane) {
    return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
  }

  private static long avalanched(long hash) {
    long mixed = (hash ^ hash >>> 33) * PRIME_2;
    mixed = (mixed ^ mixed >>> 29) * PRIME_3;
    return mixed ^ mixed >>> 32;
  }
}
