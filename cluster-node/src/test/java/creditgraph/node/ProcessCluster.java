package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.testkit.net.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A control node and two workers as processes of the built distribution, with a database, over one
/// small graph. A test ends and starts them as it likes.
final class ProcessCluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILLERS = 2_000;
  private static final int PAIRS = 40_000;

  /// Shorter than what operators have, and longer than a start takes.
  private static final Duration WITHOUT_CONTROL = Duration.ofSeconds(15);

  /// Made by `dev/build`; where it is, nodes start in half the time.
  private static final Path CLASS_CACHE = Path.of("target", "node", "node.aot");

  private final Path dataRoot;
  private final EmbeddedPostgres postgres;
  private final List<Integer> ports;
  private final int httpPort;
  private final int managementPort;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private ProcessCluster(Path dataRoot, EmbeddedPostgres postgres, List<Integer> ports) {
    this.dataRoot = dataRoot;
    this.postgres = postgres;
    this.ports = ports.subList(0, 3);
    this.httpPort = ports.get(3);
    this.managementPort = ports.get(4);
  }

  /// Starts all of it; the nodes are still about to find each other.
  static ProcessCluster start(Path dataRoot) throws IOException {
    GraphFixture.publish(dataRoot.resolve("graph"), GraphFixture.EVERYONE, FILLERS);
    Files.writeString(dataRoot.resolve("token"), TestNodes.TOKEN + "\n");
    ProcessCluster cluster =
        new ProcessCluster(dataRoot, EmbeddedPostgres.start(), FreePorts.different(5));
    cluster.nodes.add(cluster.control(cluster.seeds()));
    cluster.nodes.add(cluster.worker(1));
    cluster.nodes.add(cluster.worker(2));
    return cluster;
  }

  NodeProcess control() {
    return nodes.getFirst();
  }

  List<NodeProcess> workers() {
    return nodes.subList(1, nodes.size());
  }

  /// @param index 1 or 2
  void startWorker(int index) throws IOException {
    nodes.set(index, worker(index));
  }

  void startControl() throws IOException {
    nodes.set(0, control(seeds()));
  }

  /// As it is when the network fails while it starts: it knows nobody but itself.
  void startControlCutOff() throws IOException {
    nodes.set(0, control("127.0.0.1:" + ports.getFirst()));
  }

  /// Members that are up, as the control node sees them; fails when one of them is out of reach.
  int members() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + managementPort + "/cluster/members");
    var response = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    JsonNode state = JSON.readTree(response.body());
    assertThat(state.get("unreachable")).isEmpty();
    int up = 0;
    for (JsonNode member : state.get("members")) {
      up += member.get("status").asText().equals("Up") ? 1 : 0;
    }
    return up;
  }

  int health() throws Exception {
    return http.send(request("/health").GET().build(), BodyHandlers.ofString()).statusCode();
  }

  /// Samples that differ only in their label draw the same pairs. Returns the sample's id.
  String submit(String run) throws Exception {
    HttpRequest request =
        request("/samples")
            .POST(
                BodyPublishers.ofString(
                    "{\"pairs\":%d,\"seed\":9,\"ruleset\":\"everyone\",\"run\":\"%s\"}"
                        .formatted(PAIRS, run)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return JSON.readTree(response.body()).get("id").asText();
  }

  JsonNode sample(String id) throws Exception {
    var response = http.send(request("/samples/" + id).GET().build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  /// The lanes of a node, as the coordinator has heard of them.
  List<JsonNode> lanesOf(String name) throws Exception {
    var response = http.send(request("/nodes").GET().build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    List<JsonNode> lanes = new ArrayList<>();
    for (JsonNode node : JSON.readTree(response.body()).get("nodes")) {
      if (node.get("name").asText().equals(name)) {
        node.get("lanes").forEach(lanes::add);
      }
    }
    return lanes;
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(NodeProcess::close);
    postgres.close();
  }

  private NodeProcess control(String seeds) throws IOException {
    return start(
        0,
        "control-1",
        "control",
        "-Dcreditgraph.node.seed-nodes=" + seeds,
        "-Dcreditgraph.node.management.port=" + managementPort,
        "-Dcreditgraph.node.http.port=" + httpPort,
        "-Dcreditgraph.node.postgres.url=" + postgres.getJdbcUrl("postgres", "postgres"),
        "-Dcreditgraph.node.researcher-token-file=" + dataRoot.resolve("token"));
  }

  private NodeProcess worker(int index) throws IOException {
    return start(
        index,
        "worker-" + index,
        "worker",
        "-Dcreditgraph.node.seed-nodes=" + seeds(),
        "-Dcreditgraph.node.without-control=" + WITHOUT_CONTROL.toSeconds() + "s",
        "-Dcreditgraph.node.management.port=" + FreePorts.one());
  }

  private NodeProcess start(int index, String name, String role, String... more)
      throws IOException {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "-Dcreditgraph.node.name=" + name,
                "-Dcreditgraph.node.roles=" + role,
                "-Dcreditgraph.node.port=" + ports.get(index),
                "-Dcreditgraph.node.data-root=" + dataRoot));
    settings.addAll(List.of(more));
    if (Files.exists(CLASS_CACHE)) {
      settings.add("-XX:AOTCache=" + CLASS_CACHE);
    }
    return NodeProcess.start(settings);
  }

  private String seeds() {
    return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + address))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + TestNodes.TOKEN);
  }
}
