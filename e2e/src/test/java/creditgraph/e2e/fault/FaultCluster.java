package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.DemoProcess;
import creditgraph.e2e.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A control node, workers and a database as processes, each node with a graph of its own. With one
/// site it is one node that does everything: the run that all others are held against.
final class FaultCluster implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String NODE = "creditgraph.node.";
  private static final String TOKEN = "researchers-only";

  private final Path directory;
  private final World world;
  private final Postgres postgres;
  private final int httpPort = DemoProcess.freePort();
  private final int managementPort = DemoProcess.freePort();
  private final List<String> seeds = new ArrayList<>();
  private final List<FaultNode> nodes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private FaultCluster(Path directory, World world, Postgres postgres) throws IOException {
    this.directory = directory;
    this.world = world;
    this.postgres = postgres;
  }

  /// Returns when all are members and the gateway says that it is well.
  static FaultCluster start(Path directory, World world, List<Site> sites) throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("token"), TOKEN + "\n");
    FaultCluster cluster =
        new FaultCluster(directory, world, Postgres.start(directory.resolve("postgres")));
    for (Site site : sites) {
      cluster.seeds.add(site.host() + ":" + DemoProcess.freePort());
    }
    for (Site site : sites) {
      cluster.startNode(site, cluster.seeds.get(cluster.nodes.size()));
    }
    cluster.awaitWhole();
    return cluster;
  }

  FaultNode control() {
    return nodes.getFirst();
  }

  /// @param number 0 for the control node, from 1 for workers
  FaultNode node(int number) {
    return nodes.get(number);
  }

  List<FaultNode> nodes() {
    return List.copyOf(nodes);
  }

  Postgres postgres() {
    return postgres;
  }

  Http gateway() {
    return new Http("http://127.0.0.1:" + httpPort);
  }

  /// One more worker, which nobody has heard of.
  FaultNode addWorker() throws IOException {
    return startNode(Site.LOOPBACK, Site.LOOPBACK.host() + ":" + DemoProcess.freePort());
  }

  /// Takes a worker that has ended off the list.
  void forget(FaultNode node) {
    nodes.remove(node);
  }

  /// Every node is a member that all can reach, and the gateway says that it is well.
  void awaitWhole() throws InterruptedException {
    awaitMembers(nodes.size());
    Await.until("health", PATIENCE, () -> gateway().get("/health").status() == 200);
  }

  /// So many members are up, none is out of reach, none on its way.
  void awaitMembers(int count) throws InterruptedException {
    Await.until(
        count + " members",
        PATIENCE,
        () -> {
          JsonNode state =
              new Http("http://127.0.0.1:" + managementPort).get("/cluster/members").json();
          return state.path("unreachable").isEmpty()
              && state.path("members").size() == count
              && state.findValuesAsText("status").stream().filter("Up"::equals).count() == count;
        });
  }

  /// Starts a sample and returns its id. Those that differ in their label alone draw the same
  /// pairs.
  String submit(int pairs, String label) throws IOException, InterruptedException {
    String body =
        "{\"pairs\":%d,\"seed\":7,\"ruleset\":\"%s\",\"run\":\"%s\"}"
            .formatted(pairs, World.RULESET, label);
    JsonNode sample = samples("", BodyPublishers.ofString(body));
    if (!sample.has("id")) {
      throw new IOException("not accepted: " + sample);
    }
    return sample.path("id").asText();
  }

  JsonNode sample(String id) throws IOException, InterruptedException {
    return samples("/" + id, BodyPublishers.noBody());
  }

  /// What a sample has found, as the gateway writes it.
  String result(String id) throws IOException, InterruptedException {
    Await.until(
        "sample " + id,
        PATIENCE.multipliedBy(2),
        () -> !sample(id).path("status").asText().equals("running"));
    JsonNode ended = sample(id);
    assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo("finished");
    return ended.path("result").toString();
  }

  private JsonNode samples(String below, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway().base() + "/samples" + below))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TOKEN)
            .method(below.isEmpty() ? "POST" : "GET", body);
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return new Http.Answer(response.statusCode(), "", response.body()).json();
  }

  private FaultNode startNode(Site site, String address) throws IOException {
    int number = nodes.size();
    boolean control = number == 0;
    String name = control ? "control" : "worker-" + number;
    Path dataRoot = Files.createDirectories(directory.resolve(name));
    if (Files.notExists(dataRoot.resolve("graph"))) {
      world.copyTo(dataRoot);
    }
    List<String> settings = new ArrayList<>();
    settings.add(NODE + "roles=" + role(control));
    settings.add(NODE + "host=" + site.host());
    settings.add(NODE + "port=" + address.substring(address.lastIndexOf(':') + 1));
    settings.add(NODE + "seed-nodes=" + String.join(",", seeds));
    if (control) {
      settings.add(NODE + "management.port=" + managementPort);
      settings.add(NODE + "http.port=" + httpPort);
      settings.add(NODE + "postgres.url=" + postgres.url());
      settings.add(NODE + "researcher-token-file=" + directory.resolve("token"));
      settings.add("creditgraph.http.rate-limit.paths.requests=0");
    } else {
      settings.add(NODE + "management.port=" + DemoProcess.freePort());
    }
    FaultNode node = FaultNode.start(name, dataRoot, site.enter(), settings);
    nodes.add(node);
    return node;
  }

  private String role(boolean control) {
    if (!control) {
      return "worker";
    }
    return seeds.size() == 1 ? "control,worker" : "control";
  }

  @Override
  public void close() throws IOException {
    for (FaultNode node : nodes) {
      node.kill();
    }
    postgres.close();
  }
}
