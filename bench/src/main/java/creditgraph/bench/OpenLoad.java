package creditgraph.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Sends requests at their moments over kept connections, and takes the answers: one thread for
/// each of the two, however many connections there are, because every switch between threads is
/// taken from the gateway, which runs on the same processors. Requests are made before the first is
/// due.
final class OpenLoad implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InetSocketAddress address;
  private final Selector selector;
  private final byte[][] requests;
  private final int[] statuses;
  private final long[] nanos;
  private final long[] moments;

  private final Queue<Line> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Line> broken = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Thread sender =
      Thread.ofPlatform().name("load-sender").daemon().unstarted(this::sendAll);
  private int answered;

  private OpenLoad(InetSocketAddress address, Selector selector, byte[][] requests) {
    this.address = address;
    this.selector = selector;
    this.requests = requests;
    this.statuses = new int[requests.length];
    this.nanos = new long[requests.length];
    this.moments = new long[requests.length];
  }

  /// @param due nanoseconds from the start, ascending
  static Answered ask(int port, int connections, long[] due, HttpLoad.Requests requests)
      throws IOException, InterruptedException {
    byte[][] made = new byte[due.length][];
    for (int i = 0; i < made.length; i++) {
      made[i] = requests.apply(i);
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (OpenLoad load = new OpenLoad(address, Selector.open(), made)) {
      for (int i = 0; i < connections; i++) {
        load.connect();
      }
      return load.ask(due);
    }
  }

  private Answered ask(long[] due) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < due.length; i++) {
      moments[i] = start + due[i];
    }
    sender.start();
    while (answered < statuses.length) {
      selector.select(this::read);
      for (Line line = broken.poll(); line != null; line = broken.poll()) {
        replace(line);
      }
    }
    sender.join();
    return new Answered(statuses, nanos, System.nanoTime() - start);
  }

  private void sendAll() {
    for (int i = 0; i < requests.length; i++) {
      for (long left = moments[i] - System.nanoTime();
          left > 0;
          left = moments[i] - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      Line line = idle.poll();
      while (line == null) {
        LockSupport.park(this);
        line = idle.poll();
      }
      send(line, i);
    }
  }

  private void send(Line line, int request) {
    line.request = request;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(requests[request]);
      while (bytes.hasRemaining()) {
        line.channel.write(bytes);
      }
    } catch (IOException e) {
      // The thread that takes answers notes it as one and connects anew.
      broken.add(line);
      selector.wakeup();
    }
  }

  private void read(SelectionKey key) {
    Line line = (Line) key.attachment();
    try {
      buffer.clear();
      if (line.channel.read(buffer) < 0) {
        throw new EOFException("the connection ended");
      }
      buffer.flip();
      if (line.answer.take(buffer)) {
        note(line, line.answer.status());
        free(line);
      }
    } catch (IOException e) {
      broken.add(line);
    }
  }

  private void note(Line line, int status) {
    int request = line.request;
    nanos[request] = System.nanoTime() - moments[request];
    statuses[request] = status;
    line.request = Line.NONE;
    answered++;
  }

  private void free(Line line) {
    idle.add(line);
    LockSupport.unpark(sender);
  }

  /// A connection that breaks is an answer, too, to whoever asked there.
  private void replace(Line line) throws IOException {
    if (line.channel.isOpen()) {
      line.channel.close();
      idle.remove(line);
      connect();
    }
    if (line.request != Line.NONE) {
      note(line, 0);
    }
  }

  private void connect() throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Line line = new Line(channel);
    channel.register(selector, SelectionKey.OP_READ, line);
    free(line);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private static final class Line {

    static final int NONE = -1;

    final SocketChannel channel;
    final AnswerHead answer = new AnswerHead();

    /// Set by the sender before it sends, read by the taker after it has read.
    volatile int request = NONE;

    Line(SocketChannel channel) {
      this.channel = channel;
    }
  }
}
