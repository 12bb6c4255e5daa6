package creditgraph.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void ports_are_different_free_and_never_those_of_outgoing_connections() throws IOException {
    List<Integer> ports = FreePorts.different(12);

    assertThat(ports).doesNotHaveDuplicates().hasSize(12).allMatch(port -> port < 32_768);
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
  }
}
