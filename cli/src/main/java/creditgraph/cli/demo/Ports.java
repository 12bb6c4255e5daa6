package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports on the loopback address.
final class Ports {

  private Ports() {}

  /// Different free ports, as the operating system names them now. All are held until all are
  /// known, so no two are equal.
  static List<Integer> free(int count) throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  /// Says at once, before any work, that a port is taken.
  static void requireFree(int port, String option) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE, "port " + port + " is in use; name another with " + option, e);
    }
  }
}
