package creditgraph.node;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.tls.DefaultTls;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.serialization.SerializationExtension;

/// A short life for the JVM to learn from: a worker founds a cluster of its own on loopback,
/// another joins it and answers what Kubernetes asks, and both leave.
///
/// Run with `-XX:AOTCacheOutput=FILE`, it leaves a cache of loaded and linked classes with which a
/// node starts in about 60 % of the processor time. Whatever is in it is in the memory of every
/// node that starts with it, so a rehearsal does what a worker does and nothing besides. It needs
/// no data and no database.
public final class Rehearsal {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Rehearsal() {}

  public static void main(String[] arguments) throws Exception {
    NodeLogging.start();
    DefaultTls.trustNobody();
    Path empty = Files.createTempDirectory("rehearsal");
    try {
      rehearse(empty);
    } finally {
      Files.delete(empty);
    }
    // Pekko HTTP may keep threads for a while; the cache is written at the end.
    System.exit(0);
  }

  private static void rehearse(Path dataRoot) throws Exception {
    int seed = freePort();
    int management = freePort();
    Node founder = start("founder", dataRoot, Map.of("port", seed, "management.port", freePort()));
    try {
      awaitUp(founder);
      Node joiner =
          start(
              "joiner",
              dataRoot,
              Map.of(
                  "port",
                  freePort(),
                  "management.port",
                  management,
                  "seed-nodes",
                  "127.0.0.1:" + seed,
                  "snapshot.source",
                  "server"));
      try {
        awaitUp(joiner);
        sendAndReceive(joiner);
        ask(management, "/alive", 200);
        ask(management, "/ready", 500);
      } finally {
        await(joiner.leave().toCompletableFuture());
      }
    } finally {
      await(founder.leave().toCompletableFuture());
    }
  }

  private static Node start(String name, Path dataRoot, Map<String, Object> more)
      throws IOException {
    Map<String, Object> keys = new HashMap<>(more);
    keys.put("name", name);
    keys.put("roles", "worker");
    keys.put("data-root", dataRoot.toString());
    return Node.start(
        NodeSettings.from(
            ConfigFactory.parseMap(keys, "rehearsal")
                .atPath("creditgraph.node")
                .withFallback(ConfigFactory.load())));
  }

  private static void awaitUp(Node node) throws Exception {
    await(node.serving().toCompletableFuture());
    CompletableFuture<Void> member = new CompletableFuture<>();
    Cluster.get(node.system()).registerOnMemberUp(() -> member.complete(null));
    await(member);
  }

  /// What a lane hears from the coordinator, of which there is none here.
  private static void sendAndReceive(Node node) {
    var serialization = SerializationExtension.get(node.system());
    byte[] sent = serialization.serialize(new NothingToDo(LIMIT)).get();
    serialization.deserialize(sent, NothingToDo.class).get();
  }

  /// By hand: an HTTP client would be among what every node holds in memory.
  private static void ask(int port, String path, int expected) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      String question = "GET " + path + " HTTP/1.1\r\nHost: rehearsal\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
      String status = String.valueOf(answer.readLine());
      if (!status.startsWith("HTTP/1.1 " + expected)) {
        throw new IllegalStateException(
            "%s: expected %d, found %s".formatted(path, expected, status));
      }
    }
  }

  private static void await(CompletableFuture<?> step) throws Exception {
    step.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
