package creditgraph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds the end of each answer on one connection, in whatever pieces it comes: as much of HTTP/1.1
/// as that needs, a status and a stated length. The body is thrown away.
final class AnswerHead {

  private static final int LONGEST = 4096;
  private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
  private static final String LENGTH = "\r\ncontent-length:";

  private final byte[] head = new byte[LONGEST];
  private int headBytes;
  private int lastFour;
  private boolean inBody;
  private int bodyLeft;
  private int status;

  /// Takes what has come.
  ///
  /// @return whether the answer is complete; the next bytes are of the next one
  /// @throws IOException when this is no answer
  boolean take(ByteBuffer bytes) throws IOException {
    while (!inBody && bytes.hasRemaining()) {
      byte next = bytes.get();
      if (headBytes == LONGEST) {
        throw new IOException("a head of more than %d bytes".formatted(LONGEST));
      }
      head[headBytes++] = next;
      lastFour = lastFour << 8 | next;
      if (lastFour == END) {
        readHead();
      }
    }
    if (!inBody) {
      return false;
    }
    bodyLeft -= bytes.remaining();
    if (bodyLeft < 0) {
      throw new IOException("%d bytes more than was asked for".formatted(-bodyLeft));
    }
    inBody = bodyLeft > 0;
    return !inBody;
  }

  int status() {
    return status;
  }

  private void readHead() throws IOException {
    String text = new String(head, 0, headBytes, StandardCharsets.ISO_8859_1);
    int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (!text.startsWith("HTTP/1.1 ") || at < 0) {
      throw new IOException("not an answer of stated length: " + text.lines().findFirst());
    }
    int from = at + LENGTH.length();
    status = Integer.parseInt(text.substring(9, 12));
    bodyLeft = Integer.parseInt(text.substring(from, text.indexOf("\r\n", from)).strip());
    inBody = true;
    headBytes = 0;
    lastFour = 0;
  }
}
