package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.DemoProcess;
import creditgraph.e2e.Http;
import creditgraph.e2e.fault.Await;
import creditgraph.e2e.fault.FaultNode;
import creditgraph.e2e.fault.Postgres;
import creditgraph.e2e.fault.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is attacked: a control node of the built distribution with a small world, the built site, a
/// database of its own, and workers.
final class Target implements AutoCloseable {

  static final String TOKEN = "a-token-that-nobody-guesses-6f1d";
  static final String ORIGIN = "https://pages.example";
  static final String RULESET = "performers";

  private static final String NODE = "creditgraph.node.";
  private static final String MONTH = "2026-11";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Postgres postgres;
  private final List<FaultNode> nodes = new ArrayList<>();
  private final int snapshotPort;

  private Target(Path directory, Postgres postgres) throws IOException {
    this.directory = directory;
    this.postgres = postgres;
    this.snapshotPort = DemoProcess.freePort();
  }

  /// Returns when it answers questions.
  ///
  /// @param directory its own, gone when it is closed
  /// @param releases of the generated world
  /// @param workers processes of their own; 0: the control node works as well
  /// @param settings of the control node, beyond the shipped ones
  static Target start(Path directory, int releases, int workers, String... settings)
      throws Exception {
    makeWorld(directory, releases);
    Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    Target target = new Target(directory, Postgres.start(directory.resolve("postgres")));
    try {
      List<String> control = new ArrayList<>(List.of(settings));
      control.add(NODE + "http.web-root=" + root().resolve("web/dist"));
      control.add(NODE + "postgres.url=" + target.postgres.url());
      control.add(NODE + "researcher-token-file=" + token);
      control.add(NODE + "snapshot.server.port=" + target.snapshotPort);
      control.add("creditgraph.http.cors-origin=" + ORIGIN);
      target.startNodes(control, workers);
      return target;
    } catch (Exception | AssertionError e) {
      target.close();
      throw e;
    }
  }

  private void startNodes(List<String> control, int workers) throws Exception {
    List<Integer> ports = new ArrayList<>();
    List<String> seeds = new ArrayList<>();
    for (int i = 0; i <= workers; i++) {
      ports.add(DemoProcess.freePort());
      seeds.add("127.0.0.1:" + ports.getLast());
    }
    for (int i = 0; i <= workers; i++) {
      List<String> keys = new ArrayList<>(i == 0 ? control : List.of());
      keys.add(NODE + "roles=" + (i > 0 ? "worker" : workers > 0 ? "control" : "control,worker"));
      keys.add(NODE + "port=" + ports.get(i));
      keys.add(NODE + "seed-nodes=" + String.join(",", seeds));
      String name = i == 0 ? "control" : "worker-" + i;
      nodes.add(FaultNode.start("hostile", name, directory, Site.LOOPBACK, keys, FaultNode.BUILT));
    }
    Await.until("health", PATIENCE, () -> control().gateway().get("/health").status() == 200);
  }

  private static void makeWorld(Path directory, int releases) throws Exception {
    String data = directory.toString();
    String dump = directory.resolve("dump").toString();
    mcg("generate", "--releases", Integer.toString(releases), "--out", dump);
    mcg("ingest", "--dump", dump, "--data", data);
    mcg("build", RULESET, MONTH, "--data", data);
  }

  private static void mcg(String... arguments) throws Exception {
    DemoProcess.Finished made = DemoProcess.runAlone(arguments);
    assertThat(made.status()).as(made.output()).isZero();
  }

  private static Path root() {
    return Path.of(System.getProperty("creditgraph.root"));
  }

  Path directory() {
    return directory;
  }

  FaultNode control() {
    return nodes.getFirst();
  }

  /// The public port.
  int port() {
    return URI.create(control().gateway().base()).getPort();
  }

  int snapshotPort() {
    return snapshotPort;
  }

  /// The answer of the public port to a question that is in order.
  JsonNode get(String address) throws IOException, InterruptedException {
    Http.Answer answer = control().gateway().get(address);
    assertThat(answer.status()).as("%s: %s", address, answer.body()).isEqualTo(200);
    return answer.json();
  }

  /// What comes back on the public port for these bytes, held to [Manners].
  Reply ask(Question question) throws IOException {
    byte[] bytes = question.bytes();
    Reply reply =
        Line.exchange(port(), bytes, question.answeredWithoutBody())
            .orElseThrow(() -> new AssertionError("no answer to " + question));
    assertThat(Manners.faults(bytes, reply)).as("%s", question).isEmpty();
    return reply;
  }

  @Override
  public void close() throws IOException {
    for (FaultNode node : nodes) {
      node.kill();
    }
    postgres.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
