package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of a few bits: three a nibble, lowest first, top bit set on all nibbles but the last.
///
/// Half of all gaps in an ordered graph are below eight. This code gives them half a byte where
/// LEB128 takes a whole one, and [#number] reads any length without a branch, which a loop over
/// bytes does not.
///
/// ```
/// long window = Nibbles.window(bytes, at);
/// int bits = Nibbles.bits(window);
/// int number = Nibbles.number(window, bits);
/// at += bits >>> 2;
/// ```
///
/// So read, the place of a number waits for the one before. Where many follow each other, all the
/// ends in a window are found at once:
///
/// ```
/// while (at < end) {
///   long window = Nibbles.window(bytes, at);
///   long ends = Nibbles.ends(window, end - at);
///   int start = 0;
///   do {
///     int stop = Nibbles.firstEnd(ends);
///     int number = Nibbles.number(window >>> start, stop - start);
///     start = stop;
///     ends &= ends - 1;
///   } while (ends != 0);
///   at += start >>> 2;
/// }
/// ```
///
/// Positions count nibbles; the lower half of a byte comes first. A number without an end, which
/// only damage makes, is read as some number and moves on.
public final class Nibbles {

  /// Longest code of an unsigned `int`.
  public static final int MAX_LENGTH = 11;

  /// Bits that a window has from any position.
  static final int WINDOW_BITS = 60;

  /// The continuation bits of a window.
  static final long TOP_BITS = 0x8888_8888_8888_8888L;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Nibbles() {}

  /// The fifteen nibbles from a position on, or sixteen from an even one. Reads eight bytes.
  public static long window(MemorySegment bytes, long at) {
    return bytes.get(LONG, at >>> 1) >>> ((at & 1) << 2);
  }

  /// Bits, four a nibble, of the first number of a window.
  public static int bits(long window) {
    return Long.numberOfTrailingZeros(~window & TOP_BITS) + 1;
  }

  /// The top bits of the nibbles at which numbers end.
  ///
  /// @param left nibbles until nothing more belongs to them; fifteen at most are looked at
  public static long ends(long window, long left) {
    int bits = (int) Math.min(left << 2, WINDOW_BITS);
    return ~window & TOP_BITS & (-1L >>> -bits);
  }

  /// Bits up to and with the first of the ends; past the window when there is none.
  public static int firstEnd(long ends) {
    return Long.numberOfTrailingZeros(ends) + 1;
  }

  /// The first number of a window, unsigned.
  public static int number(long window, int bits) {
    // Neighbouring groups are pushed together: 3 and 3 bits, 6 and 6, 12 and 12, 24 and 8.
    long three = window & (-1L >>> -bits) & 0x7777_7777_7777_7777L;
    long six = three - (three >>> 1 & 0x3838_3838_3838_3838L);
    long twelve = (six & 0x003F_003F_003F_003FL) | (six >>> 2 & 0x0FC0_0FC0_0FC0_0FC0L);
    long most = (twelve & 0x0000_0FFF_0000_0FFFL) | (twelve >>> 4 & 0x00FF_F000_00FF_F000L);
    return (int) (most | most >>> 32 << 24);
  }

  /// Nibbles that a number takes; it is read as unsigned.
  static int length(long number) {
    return (Long.SIZE - Long.numberOfLeadingZeros(number | 1) + 2) / 3;
  }
}
