package creditgraph.ingest.xml;

/// Where a text in UTF-8 may be cut so that its pieces, decoded one by one, are what it is decoded
/// at once, even when it holds bytes that are no UTF-8.
///
/// Whatever stands before a byte that continues no character ends there. So does a character after
/// its third continuing byte: a fourth belongs to nothing.
final class Utf8Cut {

  private static final int LONGEST_CHARACTER = 4;

  private Utf8Cut() {}

  /// The last cut up to `end`, or `start` when there is none.
  static int atMost(byte[] text, int start, int end) {
    int last = Math.max(start, end - LONGEST_CHARACTER);
    for (int cut = end - 1; cut >= last; cut--) {
      if (!continues(text[cut])) {
        return isAscii(text[cut]) ? cut + 1 : cut;
      }
    }
    return end - start < LONGEST_CHARACTER ? start : end;
  }

  private static boolean continues(byte b) {
    return (b & 0xc0) == 0x80;
  }

  private static boolean isAscii(byte b) {
    return b >= 0;
  }
}
