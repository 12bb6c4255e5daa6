package creditgraph.ingest.xml;

/// The references that text may hold without a document type: numbers of characters, and XML's own
/// five names.
final class References {

  /// Not a character, or no reference at all.
  static final int NONE = -1;

  /// `&#x10FFFF;` with room for leading zeros.
  private static final int MAX_BYTES = 16;

  private static final String[] NAMES = {"amp", "lt", "gt", "quot", "apos"};
  private static final String CHARACTERS = "&<>\"'";

  private References() {}

  /// The semicolon of the reference whose `&` is at `at`, or [#NONE].
  static int semicolon(byte[] in, int at, int end) {
    int limit = Math.min(end, at + 2 + MAX_BYTES);
    for (int i = at + 1; i < limit; i++) {
      if (in[i] == ';') {
        return i;
      }
    }
    return NONE;
  }

  /// The character that a reference stands for, capped above the last one; [#NONE] when it is none
  /// that XML knows.
  static int character(byte[] in, int at, int semicolon) {
    int from = at + 1;
    if (from < semicolon && in[from] == '#') {
      return number(in, from + 1, semicolon);
    }
    for (int i = 0; i < NAMES.length; i++) {
      if (isText(in, from, semicolon, NAMES[i])) {
        return CHARACTERS.charAt(i);
      }
    }
    return NONE;
  }

  /// Whether XML 1.0 has this character.
  static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || (character >= 0x10000 && character <= Character.MAX_CODE_POINT);
  }

  private static int number(byte[] in, int from, int to) {
    boolean hex = from < to && in[from] == 'x';
    int first = hex ? from + 1 : from;
    if (first == to) {
      return NONE;
    }
    long value = 0;
    for (int i = first; i < to; i++) {
      int digit = in[i] < 0 ? -1 : Character.digit(in[i], hex ? 16 : 10);
      if (digit < 0) {
        return NONE;
      }
      value = Math.min(value * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1L);
    }
    return (int) value;
  }

  private static boolean isText(byte[] in, int from, int to, String ascii) {
    if (to - from != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (in[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
