package creditgraph.node.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A line to a server on loopback that does once what a test asks for, and then nothing wrong.
final class BadLine implements AutoCloseable {

  /// What may happen to an answer.
  enum Fault {
    NONE,
    /// The connection ends.
    CUT,
    /// Nothing comes any more, and the connection stays.
    STALL,
    /// One bit is another.
    FLIP
  }

  private final ServerSocket listening;
  private final int serverPort;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private volatile Fault fault = Fault.NONE;
  private volatile long faultAt;

  private BadLine(ServerSocket listening, int serverPort) {
    this.listening = listening;
    this.serverPort = serverPort;
  }

  static BadLine to(int serverPort) throws IOException {
    BadLine line =
        new BadLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /// @param bytes of answers, headers included, that still pass unharmed
  void breakAfter(long bytes, Fault next) {
    faultAt = answered.get() + bytes;
    fault = next;
  }

  /// `Range` of each request since the last call, or its first line without one.
  List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.addAll(List.of(client, server));
        Thread.ofVirtual().start(() -> pump(client, server, false));
        Thread.ofVirtual().start(() -> pump(server, client, true));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!answers) {
          note(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        } else if (!passes(buffer, read)) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // One side has gone, and so does the other.
    }
  }

  private void note(String request) {
    requests.add(
        request
            .lines()
            .filter(line -> line.startsWith("Range: "))
            .map(line -> line.substring("Range: ".length()))
            .findFirst()
            .orElseGet(() -> request.lines().findFirst().orElse("")));
  }

  private boolean passes(byte[] buffer, int length) {
    long before = answered.getAndAdd(length);
    if (fault == Fault.NONE || before + length <= faultAt) {
      return true;
    }
    Fault now = fault;
    fault = Fault.NONE;
    return switch (now) {
      case NONE -> true;
      case CUT -> false;
      case STALL -> {
        waitForTheEnd();
        yield false;
      }
      case FLIP -> {
        buffer[length - 1] ^= 1;
        yield true;
      }
    };
  }

  private synchronized void waitForTheEnd() {
    while (!listening.isClosed()) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
