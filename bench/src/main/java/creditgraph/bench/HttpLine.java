package creditgraph.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One connection to a gateway that is kept, and as much of HTTP/1.1 as its answers need: a status
/// and a body of stated length. It shares the processors with whom it measures, so it does nothing
/// else.
final class HttpLine implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int BUFFER_BYTES = 1 << 15;
  private static final int LONGEST_LINE = 4096;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] line = new byte[LONGEST_LINE];
  private byte[] body = new byte[BUFFER_BYTES];
  private int bodyBytes;

  private HttpLine(Socket socket, InputStream in) {
    this.socket = socket;
    this.in = in;
  }

  static HttpLine to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return new HttpLine(socket, new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
  }

  /// Sends a whole request and reads the whole answer.
  ///
  /// @return its status
  /// @throws IOException when the connection is of no more use
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String first = readLine();
    if (!first.startsWith("HTTP/1.1 ")) {
      throw new IOException("not an answer: " + first);
    }
    int length = -1;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    readBody(length);
    return Integer.parseInt(first.substring(9, 12));
  }

  /// Of the last answer.
  byte[] body() {
    return Arrays.copyOf(body, bodyBytes);
  }

  private void readBody(int length) throws IOException {
    if (length < 0) {
      throw new IOException("an answer that does not state its length");
    }
    if (length > body.length) {
      body = new byte[2 * length];
    }
    bodyBytes = in.readNBytes(body, 0, length);
    if (bodyBytes < length) {
      throw new EOFException("the answer ends after %d of %d bytes".formatted(bodyBytes, length));
    }
  }

  private String readLine() throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || length == line.length) {
        throw new EOFException("the connection ended, or a header is too long");
      }
      line[length++] = (byte) next;
    }
    return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
