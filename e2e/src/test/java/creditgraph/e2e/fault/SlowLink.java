package creditgraph.e2e.fault;

import creditgraph.e2e.DemoProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// A long, bad line to one node, where the kernel has none to offer: others call this, and it
/// passes everything on, both ways, later. A lost packet is a pause until TCP would have sent it
/// again, with everything behind it waiting, for that is all that a program sees of it.
final class SlowLink implements AutoCloseable {

  private static final long DELAY_MILLIS = 150;
  private static final int JITTER_MILLIS = 50;
  private static final double LOSS = 0.03;
  private static final long RETRANSMISSION_MILLIS = 300;
  private static final int PIECE = 1_460;

  /// What may be on its way at once: a window.
  private static final int PIECES = 64;

  private final ServerSocket outside;
  private final int inside = DemoProcess.freePort();
  private volatile boolean slow;

  private SlowLink(ServerSocket outside) throws IOException {
    this.outside = outside;
  }

  private record Piece(byte[] bytes, long dueNanos) {}

  /// Quick until told otherwise.
  static SlowLink open() throws IOException {
    SlowLink link =
        new SlowLink(
            new ServerSocket(DemoProcess.freePort(), 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(link::take);
    return link;
  }

  /// Where the node at the end of the line lives.
  Site site() {
    return new Site(
        "127.0.0.1",
        outside.getLocalPort(),
        Site.LOOPBACK.enter(),
        List.of("pekko.remote.artery.bind.port=" + inside));
  }

  void slow(boolean now) {
    slow = now;
  }

  private void take() {
    try {
      while (true) {
        join(outside.accept());
      }
    } catch (IOException closed) {
      if (!outside.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  /// A node that is not there refuses the call, and so the caller is refused.
  private void join(Socket caller) throws IOException {
    Socket node;
    try {
      node = new Socket(InetAddress.getLoopbackAddress(), inside);
    } catch (IOException refused) {
      caller.close();
      return;
    }
    pass(caller, node);
    pass(node, caller);
  }

  private void pass(Socket from, Socket to) {
    BlockingQueue<Piece> onTheWay = new LinkedBlockingQueue<>();
    Semaphore window = new Semaphore(PIECES);
    Thread.ofVirtual().start(() -> read(from, to, onTheWay, window));
    Thread.ofVirtual().start(() -> write(from, to, onTheWay, window));
  }

  private void read(Socket from, Socket to, BlockingQueue<Piece> onTheWay, Semaphore window) {
    Random random = new Random();
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[PIECE];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        window.acquire();
        onTheWay.put(new Piece(Arrays.copyOf(buffer, read), due(random)));
      }
      onTheWay.put(new Piece(new byte[0], due(random)));
    } catch (IOException | InterruptedException ended) {
      close(from, to);
    }
  }

  private long due(Random random) {
    if (!slow) {
      return System.nanoTime();
    }
    long millis = DELAY_MILLIS + random.nextInt(-JITTER_MILLIS, JITTER_MILLIS + 1);
    if (random.nextDouble() < LOSS) {
      millis += RETRANSMISSION_MILLIS;
    }
    return System.nanoTime() + Duration.ofMillis(millis).toNanos();
  }

  /// In order: what is late keeps up what comes after it.
  private static void write(
      Socket from, Socket to, BlockingQueue<Piece> onTheWay, Semaphore window) {
    try {
      OutputStream out = to.getOutputStream();
      for (Piece piece = onTheWay.take(); piece.bytes().length > 0; piece = onTheWay.take()) {
        Thread.sleep(Duration.ofNanos(Math.max(0, piece.dueNanos() - System.nanoTime())));
        out.write(piece.bytes());
        window.release();
      }
    } catch (IOException | InterruptedException ended) {
      // The caller or the node has gone; so does the line between them.
    }
    close(from, to);
  }

  private static void close(Socket one, Socket other) {
    try (one;
        other) {
      // Both, whatever becomes of the first.
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    }
  }

  @Override
  public void close() throws IOException {
    outside.close();
  }
}
