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
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three processes, one of which is killed in the middle of a sample. What a researcher gets is the
/// same bytes as from a cluster that nobody touched.
@Timeout(300)
final class FailoverIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILLERS = 2_000;
  private static final int PAIRS = 40_000;

  @TempDir Path dataRoot;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Object> probe = kit.createTestProbe();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private EmbeddedPostgres postgres;
  private int httpPort;
  private int managementPort;

  @BeforeEach
  void startThreeProcesses() throws Exception {
    postgres = EmbeddedPostgres.start();
    GraphFixture.publish(dataRoot.resolve("graph"), GraphFixture.EVERYONE, FILLERS);
    Files.writeString(dataRoot.resolve("token"), TestNodes.TOKEN + "\n");
    httpPort = FreePorts.one();
    managementPort = FreePorts.one();
    for (int i = 0; i < 3; i++) {
      ports.add(FreePorts.one());
    }
    nodes.add(control());
    nodes.add(worker(1));
    nodes.add(worker(2));
    for (NodeProcess node : nodes) {
      node.awaitLine("node serving");
    }
    await(() -> assertThat(members()).isEqualTo(3));
    await(() -> assertThat(get("/health").statusCode()).isEqualTo(200));
  }

  @AfterEach
  void endThem() throws IOException {
    nodes.forEach(NodeProcess::close);
    kit.shutdownTestKit();
    postgres.close();
  }

  @Test
  void killedNodesChangeNothingInTheResult() throws Exception {
    String undisturbed = result(submit("undisturbed"));

    String withoutWorker = submit("worker-killed");
    await(() -> assertThat(tasksDone(withoutWorker)).isPositive());
    nodes.get(1).kill();
    assertThat(result(withoutWorker)).isEqualTo(undisturbed);
    nodes.set(1, worker(1));
    await(() -> assertThat(members()).isEqualTo(3));

    String withoutControl = submit("control-killed");
    await(() -> assertThat(tasksDone(withoutControl)).isPositive());
    nodes.get(0).kill();
    // The workers put themselves out and wait for a control node to come.
    nodes.get(2).awaitLine("end=DOWNED");
    nodes.set(0, control());
    nodes.get(0).awaitLine("node serving");

    assertThat(result(withoutControl)).isEqualTo(undisturbed);
    await(() -> assertThat(members()).isEqualTo(3));
  }

  private NodeProcess control() throws IOException {
    return start(
        0,
        "control-1",
        "control",
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
        "-Dcreditgraph.node.management.port=" + FreePorts.one());
  }

  private NodeProcess start(int index, String name, String role, String... more)
      throws IOException {
    String seeds = String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    List<String> settings =
        new ArrayList<>(
            List.of(
                "-Dcreditgraph.node.name=" + name,
                "-Dcreditgraph.node.roles=" + role,
                "-Dcreditgraph.node.port=" + ports.get(index),
                "-Dcreditgraph.node.seed-nodes=" + seeds,
                "-Dcreditgraph.node.data-root=" + dataRoot));
    settings.addAll(List.of(more));
    return NodeProcess.start(settings);
  }

  /// Samples that differ only in their label draw the same pairs.
  private String submit(String run) throws Exception {
    HttpRequest request =
        request("/samples")
            .POST(
                BodyPublishers.ofString(
                    "{\"pairs\":%d,\"seed\":9,\"ruleset\":\"everyone\",\"run\":\"%s\"}"
                        .formatted(PAIRS, run)))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return JSON.readTree(response.body()).get("id").asText();
  }

  private int tasksDone(String id) throws Exception {
    JsonNode sample = sample(id);
    assertThat(sample.get("status").asText()).as("too fast to be disturbed").isEqualTo("running");
    return sample.get("tasksDone").asInt();
  }

  private String result(String id) {
    return probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          JsonNode sample = asserting(() -> sample(id));
          assertThat(sample.get("status").asText()).isEqualTo("finished");
          return sample.get("result").toString();
        });
  }

  private JsonNode sample(String id) throws Exception {
    var response = http.send(request("/samples/" + id).GET().build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private int members() throws Exception {
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

  private HttpResponse<String> get(String address) throws Exception {
    return http.send(request(address).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + address))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + TestNodes.TOKEN);
  }

  private interface Check {
    void run() throws Exception;
  }

  private interface Question<T> {
    T get() throws Exception;
  }

  private void await(Check check) {
    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(20),
        () ->
            asserting(() -> {
              check.run();
              return true;
            }));
  }

  /// A refused connection while a node is away is one more reason to ask again.
  private static <T> T asserting(Question<T> question) {
    try {
      return question.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
