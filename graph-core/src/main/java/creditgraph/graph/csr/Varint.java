package creditgraph.graph.csr;

/// Unsigned LEB128 and zigzag, the number code of every snapshot file.
public final class Varint {

  /// Longest code of an `int`.
  public static final int MAX_INT_BYTES = 5;

  /// Longest code of a `long`.
  public static final int MAX_LONG_BYTES = 10;

  private Varint() {}

  /// Writes `value`, read as unsigned, at `position` and returns the position after it.
  public static int put(byte[] into, int position, long value) {
    int at = position;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      into[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[at++] = (byte) rest;
    return at;
  }

  /// Maps 0, -1, 1, -2, … to 0, 1, 2, 3, …
  public static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /// Undoes [#zigzag].
  public static long unzigzag(long code) {
    return (code >>> 1) ^ -(code & 1);
  }
}
