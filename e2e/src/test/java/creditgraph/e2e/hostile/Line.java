package creditgraph.e2e.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One connection, over which any bytes go. Each comes from an address of 127.0.0.0/8 of its own,
/// unless it is told from which: quotas and limits take each for another client.
final class Line implements AutoCloseable {

  /// Beyond every limit of the gateway: a line that is silent for longer is one that hangs.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private final Socket socket;
  private final InputStream in;

  private Line(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static Line open(int port) throws IOException {
    return open(port, CLIENTS.incrementAndGet());
  }

  /// @param client which of some millions it comes from
  static Line open(int port, int client) throws IOException {
    byte[] from = {127, (byte) (1 + (client >> 16) % 200), (byte) (client >> 8), (byte) client};
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          Math.toIntExact(PATIENCE.toMillis()));
      return new Line(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// What comes back for these bytes, sent on a connection of their own; nothing when the server
  /// closes it without a word.
  static Optional<Reply> exchange(int port, String text) throws IOException {
    return exchange(port, text.getBytes(StandardCharsets.ISO_8859_1), false);
  }

  /// @param bodiless whether the answer to it has no body
  static Optional<Reply> exchange(int port, byte[] bytes, boolean bodiless) throws IOException {
    try (Line line = open(port)) {
      line.sendUnlessClosed(bytes);
      return line.read(bodiless);
    }
  }

  /// One byte for each character.
  Line send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Line send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /// A server may refuse before it has read all, and its answer is there to be read.
  Line sendUnlessClosed(byte[] bytes) throws IOException {
    try {
      send(bytes);
    } catch (IOException e) {
      if (socket.isClosed()) {
        throw e;
      }
    }
    return this;
  }

  Optional<Reply> read() throws IOException {
    return read(false);
  }

  Optional<Reply> read(boolean bodiless) throws IOException {
    return Reply.read(in, bodiless);
  }

  /// An answer to its end, also a stream of events.
  Optional<Reply> readWhole() throws IOException {
    return Reply.readWhole(in);
  }

  /// The beginning of an answer that may not end.
  String nextLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  /// Gone without a goodbye: the other side is told by a reset.
  void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
