package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports on the loopback address.
final class Ports {

  private Ports() {}

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
