package creditgraph.ingest.xml;

import java.util.Arrays;

/// What a byte of UTF-8 may be in XML.
final class XmlBytes {

  // In text, or in the value of an attribute.
  static final byte PLAIN = 0;
  static final byte TAG = 1;

  /// Begins a reference, or stands for another character.
  static final byte TRANSLATED = 2;

  /// Of a character beyond ASCII.
  static final byte WIDE = 3;

  static final byte BRACKET = 4;
  static final byte ILLEGAL = 5;

  /// Ends a value when it is the quote that began it.
  static final byte QUOTE = 6;

  private static final byte[] IN_TEXT = textKinds();
  private static final byte[] IN_VALUE = valueKinds();
  private static final boolean[] NAME_PART = nameParts();

  private XmlBytes() {}

  private static byte[] textKinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, 0, 0x20, ILLEGAL);
    Arrays.fill(kinds, 0x80, 256, WIDE);
    kinds['\t'] = PLAIN;
    kinds['\n'] = PLAIN;
    kinds['\r'] = TRANSLATED;
    kinds['&'] = TRANSLATED;
    kinds['<'] = TAG;
    kinds[']'] = BRACKET;
    return kinds;
  }

  private static byte[] valueKinds() {
    byte[] kinds = textKinds();
    kinds['\t'] = TRANSLATED;
    kinds['\n'] = TRANSLATED;
    kinds['"'] = QUOTE;
    kinds['\''] = QUOTE;
    return kinds;
  }

  private static boolean[] nameParts() {
    boolean[] parts = new boolean[256];
    for (int b = 0; b < 256; b++) {
      parts[b] = b >= 0x80 || Character.isLetterOrDigit(b) || "_:-.".indexOf(b) >= 0;
    }
    return parts;
  }

  static byte inText(byte b) {
    return IN_TEXT[b & 0xff];
  }

  static byte inValue(byte b) {
    return IN_VALUE[b & 0xff];
  }

  /// Whether a name may hold it; of a character beyond ASCII [XmlNames] knows.
  static boolean isNamePart(byte b) {
    return NAME_PART[b & 0xff];
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
