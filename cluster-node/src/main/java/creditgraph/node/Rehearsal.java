package creditgraph.node;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.cluster.Cluster;

/// A short life for the JVM to learn from: a worker founds a cluster of its own on loopback,
/// answers one request and leaves.
///
/// Run with `-XX:AOTCacheOutput=FILE`, it leaves a cache of loaded and linked classes with which a
/// node starts in about 60 % of the processor time. It needs no data and no database.
public final class Rehearsal {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Rehearsal() {}

  public static void main(String[] arguments) throws Exception {
    Path empty = Files.createTempDirectory("rehearsal");
    try {
      rehearse(empty);
    } finally {
      Files.delete(empty);
    }
    // Pekko HTTP's client side may keep threads for a while; the cache is written at the end.
    System.exit(0);
  }

  private static void rehearse(Path dataRoot) throws Exception {
    int management = freePort();
    var keys =
        Map.of(
            "name",
            "rehearsal",
            "roles",
            "worker",
            "port",
            freePort(),
            "data-root",
            dataRoot.toString(),
            "management.port",
            management);
    var settings =
        NodeSettings.from(
            ConfigFactory.parseMap(keys, "rehearsal")
                .atPath("creditgraph.node")
                .withFallback(ConfigFactory.load()));
    Node node = Node.start(settings);
    try {
      await(node.serving().toCompletableFuture());
      CompletableFuture<Void> member = new CompletableFuture<>();
      Cluster.get(node.system()).registerOnMemberUp(() -> member.complete(null));
      await(member);
      ask(management);
    } finally {
      await(node.leave().toCompletableFuture());
    }
  }

  private static void ask(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + port + "/cluster/members");
      var reply =
          client.send(
              HttpRequest.newBuilder(address).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IllegalStateException(address + " answered " + reply.statusCode());
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
