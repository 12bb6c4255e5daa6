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

/// Control nodes, workers and a database as processes, each node with a graph of its own. With one
/// site it is one node that does everything: the run that all others are held against.
final class FaultCluster implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String NODE = "creditgraph.node.";
  private static final String TOKEN = "researchers-only";

  private final Path directory;
  private final World world;
  private final Postgres postgres;
  private final Path distribution;
  private final List<String> seeds;
  private final List<FaultNode> nodes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private FaultCluster(
      Path directory, World world, Postgres postgres, Path distribution, List<String> seeds) {
    this.directory = directory;
    this.world = world;
    this.postgres = postgres;
    this.distribution = distribution;
    this.seeds = List.copyOf(seeds);
  }

  /// Of what was built here; see the other.
  static FaultCluster start(Path directory, World world, List<Site> sites) throws Exception {
    return start(directory, world, sites, FaultNode.BUILT);
  }

  /// Returns when all are members and the gateway says that it is well.
  ///
  /// @param sites the control node's, then those of workers
  /// @param distribution what the nodes run
  static FaultCluster start(Path directory, World world, List<Site> sites, Path distribution)
      throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("token"), TOKEN + "\n");
    List<String> seeds = new ArrayList<>();
    for (Site site : sites) {
      seeds.add(address(site));
    }
    Postgres postgres = Postgres.start(directory.resolve("postgres"));
    FaultCluster cluster = new FaultCluster(directory, world, postgres, distribution, seeds);
    for (int i = 0; i < sites.size(); i++) {
      cluster.startNode(sites.get(i), seeds.get(i));
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
    return control().gateway();
  }

  /// One more worker, which nobody has heard of.
  FaultNode addWorker() throws IOException {
    return startNode(Site.LOOPBACK, address(Site.LOOPBACK));
  }

  /// A control node on the same database that computes, too, and knows no other node: it is a
  /// cluster of its own, and its end is up to the caller.
  FaultNode startRival() throws IOException {
    String address = address(Site.LOOPBACK);
    return launch("rival", "control,worker", Site.LOOPBACK, address, List.of(address));
  }

  /// Takes a node that has ended off the list.
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
          for (FaultNode node : nodes) {
            node.superviseOnce();
          }
          JsonNode state = control().members();
          return state.path("unreachable").isEmpty()
              && state.path("members").size() == count
              && state.findValuesAsText("status").stream().filter("Up"::equals).count() == count;
        });
  }

  /// Starts a sample and returns its id. Those that differ in their label alone draw the same
  /// pairs.
  String submit(int pairs, String label) throws IOException, InterruptedException {
    return submit(control(), pairs, label);
  }

  /// Until it is accepted: one that has just found its journal written by another accepts nothing.
  String submitAtLast(FaultNode control, int pairs, String label) throws InterruptedException {
    List<String> accepted = new ArrayList<>();
    Await.until(
        "acceptance of " + label, PATIENCE, () -> accepted.add(submit(control, pairs, label)));
    return accepted.getFirst();
  }

  private String submit(FaultNode control, int pairs, String label)
      throws IOException, InterruptedException {
    String body =
        "{\"pairs\":%d,\"seed\":7,\"ruleset\":\"%s\",\"run\":\"%s\"}"
            .formatted(pairs, World.RULESET, label);
    JsonNode sample = samples(control, "", BodyPublishers.ofString(body));
    if (!sample.has("id")) {
      throw new IOException("not accepted: " + sample);
    }
    return sample.path("id").asText();
  }

  JsonNode sample(String id) throws IOException, InterruptedException {
    return samples(control(), "/" + id, BodyPublishers.noBody());
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

  private JsonNode samples(FaultNode control, String below, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(control.gateway().base() + "/samples" + below))
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
    String name = nodes.isEmpty() ? "control" : "worker-" + nodes.size();
    FaultNode node = launch(name, roles(), site, address, seeds);
    nodes.add(node);
    return node;
  }

  private String roles() {
    if (!nodes.isEmpty()) {
      return "worker";
    }
    return seeds.size() == 1 ? "control,worker" : "control";
  }

  private FaultNode launch(String name, String roles, Site site, String address, List<String> known)
      throws IOException {
    Path dataRoot = Files.createDirectories(directory.resolve(name));
    if (!site.fetches() && Files.notExists(dataRoot.resolve("graph"))) {
      world.copyTo(dataRoot);
    }
    List<String> settings = new ArrayList<>();
    settings.add(NODE + "roles=" + roles);
    settings.add(NODE + "host=" + site.host());
    settings.add(NODE + "port=" + address.substring(address.lastIndexOf(':') + 1));
    settings.add(NODE + "seed-nodes=" + String.join(",", known));
    if (roles.contains("control")) {
      settings.add(NODE + "postgres.url=" + postgres.url());
      settings.add(NODE + "researcher-token-file=" + directory.resolve("token"));
      settings.add("creditgraph.http.rate-limit.paths.requests=0");
    }
    String cluster = directory.getFileName().toString();
    return FaultNode.start(cluster, name, dataRoot, site, settings, distribution);
  }

  private static String address(Site site) throws IOException {
    int port = site.port() == 0 ? DemoProcess.freePort() : site.port();
    return site.host() + ":" + port;
  }

  @Override
  public void close() throws IOException {
    for (FaultNode node : nodes) {
      node.kill();
    }
    postgres.close();
  }
}
