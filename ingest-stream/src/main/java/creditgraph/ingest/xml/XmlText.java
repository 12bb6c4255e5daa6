package creditgraph.ingest.xml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A text at hand: where its bytes lie, or itself where they are not ASCII alone. Set anew for
/// each.
final class XmlText {

  private byte[] in = new byte[0];
  private int from;
  private int to;
  private @Nullable String made;

  /// @param bytes ASCII from `first` to `end`
  void set(byte[] bytes, int first, int end) {
    in = bytes;
    from = first;
    to = end;
    made = null;
  }

  void set(String text) {
    made = text;
  }

  String text() {
    // Latin-1 has ASCII's bytes, and nothing need be checked.
    return made == null ? new String(in, from, to - from, StandardCharsets.ISO_8859_1) : made;
  }

  /// Whether it is white space alone.
  boolean isBlank() {
    if (made != null) {
      return made.chars().allMatch(c -> c < 0x80 && XmlBytes.isSpace((byte) c));
    }
    for (int i = from; i < to; i++) {
      if (!XmlBytes.isSpace(in[i])) {
        return false;
      }
    }
    return true;
  }
}
