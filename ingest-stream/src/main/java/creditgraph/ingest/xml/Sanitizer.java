package creditgraph.ingest.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Makes the bytes of one record characters that XML 1.0 allows, in UTF-8.
///
/// | found | becomes |
/// | --- | --- |
/// | control character, U+FFFE, U+FFFF, raw or as a numeric reference | U+FFFD |
/// | byte that is no UTF-8, encoded surrogate | U+FFFD, one for each byte |
/// | `&` that begins neither a numeric reference nor one of XML's five names, outside a CDATA section | `&amp;` |
/// | `]]>` outside a CDATA section | `]]&gt;` |
///
/// Bytes without a fault, which is nearly all, are passed through without a copy. One object serves
/// one thread for one record after another.
final class Sanitizer {

  private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};
  private static final byte[] AMPERSAND = "&amp;".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SECTION_END = "]]&gt;".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] SUSPECT = suspects();

  private byte[] in = new byte[0];
  private int first;
  private int end;
  private int copied;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean changed;
  private boolean insideSection;
  private long illegalCharacters;
  private long bareAmpersands;
  private long invalidUtf8;
  private long sectionEnds;

  /// A run of bytes in an array.
  record Slice(byte[] bytes, int offset, int length) {}

  private static boolean[] suspects() {
    boolean[] suspect = new boolean[256];
    for (int b = 0; b < 256; b++) {
      boolean plainControl = b == '\t' || b == '\n' || b == '\r';
      suspect[b] = b >= 0x80 || b == '&' || b == ']' || b == '!' || (b < 0x20 && !plainControl);
    }
    return suspect;
  }

  Slice clean(Slice record) {
    in = record.bytes();
    first = record.offset();
    end = first + record.length();
    copied = first;
    changed = false;
    insideSection = false;
    int at = first;
    while (at < end) {
      at = SUSPECT[in[at] & 0xff] ? look(at) : at + 1;
    }
    return changed ? finished() : record;
  }

  /// What has been replaced since this was last asked.
  Repairs takeRepairs() {
    if (illegalCharacters + bareAmpersands + invalidUtf8 + sectionEnds == 0) {
      return Repairs.NONE;
    }
    Repairs repairs = new Repairs(illegalCharacters, bareAmpersands, invalidUtf8, sectionEnds);
    illegalCharacters = 0;
    bareAmpersands = 0;
    invalidUtf8 = 0;
    sectionEnds = 0;
    return repairs;
  }

  /// @return the index after what was looked at
  private int look(int at) {
    int b = in[at] & 0xff;
    if (b == '!') {
      return lookAtExclamation(at);
    }
    if (b == '&') {
      return insideSection ? at + 1 : lookAtReference(at);
    }
    if (b == ']') {
      return lookAtSectionEnd(at);
    }
    if (b < 0x20) {
      illegalCharacters++;
      return replace(at, 1, REPLACEMENT);
    }
    return lookAtCharacter(at, b);
  }

  private int lookAtReference(int at) {
    int semicolon = References.semicolon(in, at, end);
    int character =
        semicolon == References.NONE ? References.NONE : References.character(in, at, semicolon);
    if (character == References.NONE) {
      bareAmpersands++;
      return replace(at, 1, AMPERSAND);
    }
    if (References.isAllowed(character)) {
      return semicolon + 1;
    }
    illegalCharacters++;
    return replace(at, semicolon + 1 - at, REPLACEMENT);
  }

  /// Of a section's beginning, the `!` is the byte that is rare elsewhere.
  private int lookAtExclamation(int at) {
    if (at == first || in[at - 1] != '<' || !follows(at, "![CDATA[")) {
      return at + 1;
    }
    insideSection = true;
    return at + "![CDATA[".length();
  }

  private int lookAtSectionEnd(int at) {
    if (!follows(at, "]]>")) {
      return at + 1;
    }
    if (insideSection) {
      insideSection = false;
      return at + "]]>".length();
    }
    sectionEnds++;
    return replace(at, 3, SECTION_END);
  }

  private boolean follows(int at, String ascii) {
    if (end - at < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (in[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int lookAtCharacter(int at, int lead) {
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || end - at < length) {
      return replaceInvalid(at);
    }
    int character = lead & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      int b = in[at + i];
      if ((b & 0xc0) != 0x80) {
        return replaceInvalid(at);
      }
      character = character << 6 | (b & 0x3f);
    }
    int shortest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (character < shortest
        || character > Character.MAX_CODE_POINT
        || (character >= 0xd800 && character < 0xe000)) {
      return replaceInvalid(at);
    }
    if (!References.isAllowed(character)) {
      illegalCharacters++;
      return replace(at, length, REPLACEMENT);
    }
    return at + length;
  }

  private int replaceInvalid(int at) {
    invalidUtf8++;
    return replace(at, 1, REPLACEMENT);
  }

  private int replace(int at, int length, byte[] replacement) {
    if (!changed) {
      changed = true;
      out = new ByteArrayOutputStream(end - copied + 64);
    }
    out.write(in, copied, at - copied);
    out.writeBytes(replacement);
    copied = at + length;
    return copied;
  }

  private Slice finished() {
    out.write(in, copied, end - copied);
    byte[] bytes = out.toByteArray();
    return new Slice(bytes, 0, bytes.length);
  }
}
