package creditgraph.ingest.xml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes text of bytes that do not all stand for themselves: resolves references, makes every line
/// end one `\n` and, in an attribute, every blank one space. Keeps its memory from text to text.
final class Translation {

  private byte[] translated = new byte[0];
  private int stoppedAt;

  /// @return null when a `&` begins no reference; [#stoppedAt] says which
  @Nullable String of(byte[] bytes, int from, int to, boolean attribute) {
    if (translated.length < to - from) {
      translated = new byte[Math.max(to - from, 2 * translated.length)];
    }
    byte[] into = translated;
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '&') {
        int semicolon = References.semicolon(bytes, i, to);
        int character = character(bytes, i, semicolon);
        if (character == References.NONE) {
          stoppedAt = i;
          return null;
        }
        length += put(character, into, length);
        i = semicolon;
      } else if (b == '\r') {
        if (i + 1 < to && bytes[i + 1] == '\n') {
          i++;
        }
        into[length++] = (byte) (attribute ? ' ' : '\n');
      } else {
        into[length++] = attribute && XmlBytes.isSpace(b) ? (byte) ' ' : b;
      }
    }
    return new String(into, 0, length, StandardCharsets.UTF_8);
  }

  /// Index of the `&` that the last one stopped at.
  int stoppedAt() {
    return stoppedAt;
  }

  private static int character(byte[] bytes, int reference, int semicolon) {
    if (semicolon == References.NONE) {
      return References.NONE;
    }
    int character = References.character(bytes, reference, semicolon);
    return References.isAllowed(character) ? character : References.NONE;
  }

  /// No character takes more bytes than a reference to it.
  private static int put(int character, byte[] into, int index) {
    if (character < 0x80) {
      into[index] = (byte) character;
      return 1;
    }
    byte[] utf8 = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, into, index, utf8.length);
    return utf8.length;
  }
}
