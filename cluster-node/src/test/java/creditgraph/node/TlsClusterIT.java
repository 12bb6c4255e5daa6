package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.tls.Certificates;
import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who is let into a cluster whose nodes show certificates: real nodes over real ports.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsClusterIT {

  /// Record type of TLS; what stands here instead is no answer to anybody.
  private static final int ALERT = 21;

  @TempDir private static Path directory;
  private final List<Node> nodes = new ArrayList<>();
  private int seedPort;

  @BeforeAll
  void foundACluster() throws Exception {
    Certificates.make(folder("ours"), "pi-1", "pi-2");
    Certificates.make(folder("theirs"), "pi-1");
    seedPort = FreePorts.one();
    awaitMember(start(seedPort, folder("ours/pi-1").toString()));
  }

  /// Nobody waits for them: they take seconds, and what follows has ports of its own.
  @AfterAll
  void end() {
    nodes.forEach(Node::leave);
  }

  @Test
  void admitsNodesOfItsOwnAuthorityAndNobodyElse() throws Exception {
    Node bare = start(FreePorts.one(), "");
    Node stranger = start(FreePorts.one(), folder("theirs/pi-1").toString());
    Node ours = start(FreePorts.one(), folder("ours/pi-2").toString());

    // It asked last, over the same port.
    awaitMember(ours);

    assertThat(members(nodes.getFirst())).isEqualTo(2);
    assertThat(members(bare)).isZero();
    assertThat(members(stranger)).isZero();
  }

  @Test
  void speaksTheLatestProtocolWithACipherThatNeedsNoInstructionsForAes() throws Exception {
    try (SSLSocket socket = call(Certificates.caller(folder("ours/pi-2"), folder("ours/pi-2")))) {
      socket.startHandshake();

      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
    }
  }

  @Test
  void refusesCallersWithoutACertificateOfItsAuthority() throws Exception {
    assertRefused(Certificates.nobody(folder("ours/pi-2")));
    assertRefused(Certificates.caller(folder("ours/pi-2"), folder("theirs/pi-1")));
  }

  @Test
  void refusesCallersInTheClear() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), seedPort)) {
      // How a node without certificates begins: four letters and the number of a stream.
      socket.getOutputStream().write("AKKA\1".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().read()).isIn(ALERT, -1);
    }
  }

  /// In TLS 1.3 a server judges its caller after the caller's part is done, so what is refused is
  /// the first byte that is waited for.
  private void assertRefused(SSLContext context) throws IOException {
    try (SSLSocket socket = call(context)) {
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                socket.getInputStream().read();
              })
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("certificate");
    }
  }

  private SSLSocket call(SSLContext context) throws IOException {
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), seedPort);
  }

  private Node start(int port, String certificates) throws IOException {
    Map<String, Object> values =
        Map.of(
            "name",
            "worker-" + nodes.size(),
            "roles",
            "worker",
            "port",
            port,
            "seed-nodes",
            "127.0.0.1:" + seedPort,
            "tls.directory",
            certificates,
            "management.port",
            FreePorts.one(),
            "data-root",
            directory.toString());
    Node node =
        Node.start(
            NodeSettings.from(
                ConfigFactory.parseMap(values)
                    .atPath("creditgraph.node")
                    .withFallback(ConfigFactory.load())));
    nodes.add(node);
    node.serving().toCompletableFuture().join();
    return node;
  }

  private static Path folder(String name) {
    return directory.resolve(name);
  }

  private static void awaitMember(Node node) throws Exception {
    CompletableFuture<Void> member = new CompletableFuture<>();
    Cluster.get(node.system()).registerOnMemberUp(() -> member.complete(null));
    member.get(90, TimeUnit.SECONDS);
  }

  private static int members(Node node) {
    List<Member> members = new ArrayList<>();
    Cluster.get(node.system()).state().getMembers().forEach(members::add);
    return members.size();
  }
}
