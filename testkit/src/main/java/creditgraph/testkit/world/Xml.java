package creditgraph.testkit.world;

import java.io.IOException;
import java.io.OutputStream;

/// Writes XML as the dumps have it: no declaration, no indentation, UTF-8, and carriage returns as
/// `&#13;` since a parser would swallow them.
final class Xml {

  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int used;

  Xml(OutputStream out) {
    this.out = out;
  }

  /// Markup as it is; ASCII, and shorter than the buffer.
  Xml raw(String markup) throws IOException {
    int length = markup.length();
    room(length);
    for (int i = 0; i < length; i++) {
      buffer[used + i] = (byte) markup.charAt(i);
    }
    used += length;
    return this;
  }

  Xml open(String tag) throws IOException {
    return raw("<").raw(tag).raw(">");
  }

  Xml close(String tag) throws IOException {
    return raw("</").raw(tag).raw(">");
  }

  /// An element with text, left out when the text is empty, as today's dumps do.
  Xml element(String tag, String text) throws IOException {
    return text.isEmpty() ? this : open(tag).text(text).close(tag);
  }

  Xml element(String tag, long number) throws IOException {
    return open(tag).raw(Long.toString(number)).close(tag);
  }

  Xml attribute(String name, String value) throws IOException {
    return raw(" ").raw(name).raw("=\"").escaped(value, "&quot;").raw("\"");
  }

  Xml attribute(String name, long value) throws IOException {
    return raw(" ").raw(name).raw("=\"").raw(Long.toString(value)).raw("\"");
  }

  Xml text(String text) throws IOException {
    return escaped(text, "\"");
  }

  /// @param quote how a double quote is written, which ends an attribute and means nothing in text
  private Xml escaped(String text, String quote) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.charAt(i);
      if (c > '>' && c < 0x80) {
        room(1);
        buffer[used++] = (byte) c;
        i++;
        continue;
      }
      c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '"' -> raw(quote);
        case '\r' -> raw("&#13;");
        default -> utf8(c);
      }
    }
    return this;
  }

  private void utf8(int c) throws IOException {
    room(4);
    if (c < 0x80) {
      buffer[used++] = (byte) c;
    } else if (c < 0x800) {
      buffer[used++] = (byte) (0xC0 | (c >> 6));
      buffer[used++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      buffer[used++] = (byte) (0xE0 | (c >> 12));
      buffer[used++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      buffer[used++] = (byte) (0x80 | (c & 0x3F));
    } else {
      buffer[used++] = (byte) (0xF0 | (c >> 18));
      buffer[used++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      buffer[used++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      buffer[used++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  private void room(int bytes) throws IOException {
    if (used + bytes > buffer.length) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
