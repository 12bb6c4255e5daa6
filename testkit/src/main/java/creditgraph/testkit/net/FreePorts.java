package creditgraph.testkit.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of the loopback address on which nobody listens.
///
/// They lie below those that Linux gives to outgoing connections (from 32768). One of these may be
/// taken in the seconds between being found free and being listened on, whenever many processes
/// talk to each other.
public final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  public static int one() throws IOException {
    return different(1).getFirst();
  }

  /// All are held until all are found, so no two are equal.
  ///
  /// @throws BindException when hardly any are free
  public static List<Integer> different(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int tries = 0; held.size() < count; tries++) {
        if (tries == TRIES) {
          throw new BindException(
              "%d of %d ports found free from %d to %d".formatted(held.size(), count, FIRST, END));
        }
        hold(ThreadLocalRandom.current().nextInt(FIRST, END), held);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private static void hold(int port, List<ServerSocket> held) throws IOException {
    try {
      held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (BindException taken) {
      // Another one, then: the caller counts.
      return;
    }
  }
}
