package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `mcg status` makes of answers as the contract shows them.
class StatusCommandTest {

  private static final String HEALTH =
      """
      {"status": "up", "parts": {"database": {"state": "up", "detail": "answers queries"}},
       "workers": [{"name": "pi-1", "status": "up", "trouble": "the disk is full",
         "snapshots": []}]}
      """;
  private static final String NODES =
      """
      {"lanesKnown": true, "nodes": [
        {"name": "zima", "roles": ["control"], "status": "up", "trouble": null,
         "snapshots": [], "lanes": [], "tasksPerSecond": 0},
        {"name": "pi-1", "roles": ["worker", "heavy"], "status": "up", "trouble": "the disk is full",
         "snapshots": [
           {"snapshot": "2026-11/everyone/ab", "state": "open", "percent": 99, "reason": null},
           {"snapshot": "2026-12/everyone/cd", "state": "fetching", "percent": 42, "reason": null},
           {"snapshot": "2026-12/masters", "state": "refused", "percent": 0, "reason": "no room"}],
         "lanes": [
           {"name": "lane-0", "job": "5f0c", "tasks": 24, "since": "2026-11-22T06:00:00Z",
            "tasksPerSecond": 41.5},
           {"name": "lane-1", "job": null, "tasks": 0, "since": "2026-11-22T06:00:00Z",
            "tasksPerSecond": 0}],
         "tasksPerSecond": 41.5}]}
      """;
  private static final String JOBS =
      """
      {"jobs": [{"id": "5f0c", "kind": "sample", "status": "running",
       "snapshot": {"month": "2026-11", "ruleset": "performers", "fingerprint": "ab12"},
       "priority": "low", "tasksDone": 12, "tasksTotal": 80, "tasksPerSecond": 3.44,
       "tasksInTrouble": 0}]}
      """;

  @TempDir private Path data;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final McgRun mcg = new McgRun();
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    answers.putAll(Map.of("/health", HEALTH, "/nodes", NODES, "/jobs", JOBS));
    Path token = data.resolve("run").resolve("researcher.token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, "open sesame\n");
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::reply);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void showsNodesWithWhatTheyHaveAndComputeAndJobs() {
    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(mcg.out().lines().map(String::strip))
        .contains("database     up    answers queries")
        .anyMatch(line -> line.matches("zima +control +up"))
        .anyMatch(line -> line.matches("pi-1 +worker,heavy +up +41\\.5 tasks/s"))
        .contains("takes no tasks: the disk is full")
        .contains("2026-11/everyone/ab open, 99 % in memory")
        .contains("2026-12/everyone/cd fetching, 42 %")
        .contains("2026-12/masters refused: no room")
        .anyMatch(line -> line.matches("lane-0 +job 5f0c, 24 tasks for \\d+ s"))
        .anyMatch(line -> line.matches("lane-1 +waits for \\d+ s"))
        .anyMatch(line -> line.matches("5f0c sample running +low +performers 12/80 3\\.4/s"));
    assertThat(asked)
        .containsExactly("/health null", "/nodes Bearer open sesame", "/jobs Bearer open sesame");
  }

  @Test
  void showsWhatIsPublicWithoutTheToken() throws IOException {
    Files.delete(data.resolve("run").resolve("researcher.token"));

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(mcg.out())
        .contains("pi-1", "takes no tasks: the disk is full", "researchers' token")
        .doesNotContain("lane-0", "5f0c");
    assertThat(asked).containsExactly("/health null");
  }

  @Test
  void givesProgramsOneShapeWhateverIsThere() throws IOException {
    status("--json");
    JsonNode whole = json(mcg.out());
    answers.remove("/jobs");
    status("--json");
    JsonNode withoutCoordinator = json(mcg.out());

    assertThat(whole.at("/health/status").asText()).isEqualTo("up");
    assertThat(whole.at("/cluster/nodes/1/lanes/0/job").asText()).isEqualTo("5f0c");
    assertThat(whole.at("/jobs/0/tasksDone").asInt()).isEqualTo(12);
    assertThat(whole.get("missing").isNull()).isTrue();
    assertThat(withoutCoordinator.at("/cluster/nodes")).hasSize(2);
    assertThat(withoutCoordinator.get("jobs").isNull()).isTrue();
    assertThat(withoutCoordinator.get("missing").asText()).contains("not here now");
    assertThat(fields(withoutCoordinator)).isEqualTo(fields(whole));
  }

  @Test
  void saysByItsStatusThatSomethingIsDown() {
    answers.put("/health", HEALTH.replace("{\"status\": \"up\"", "{\"status\": \"down\""));

    assertThat(status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(status("--json")).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void printsOnePageAfterTheOtherWhereThereIsNoTerminal() {
    assertThat(status("--watch", "--every", "0.1", "--times", "3")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out()).doesNotContain("\u001b");
    assertThat(mcg.out().lines().filter(line -> line.contains(" is up"))).hasSize(3);
  }

  @Test
  void printsOneObjectALineForProgramsThatWatch() throws IOException {
    status("--watch", "--json", "--every", "0.1", "--times", "2");

    List<String> lines = mcg.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(json(lines.getLast()).at("/health/status").asText()).isEqualTo("up");
  }

  @Test
  void goesOnWatchingAGatewayThatIsAway() {
    gateway.stop(0);

    assertThat(status("--watch", "--every", "0.1", "--times", "2")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out().lines().filter(line -> line.contains("no gateway answers"))).hasSize(2);
  }

  @Test
  void redrawsATerminalInPlaceAndGivesItBack() {
    StringWriter terminal = new StringWriter();

    try (LiveScreen screen = LiveScreen.open(new PrintWriter(terminal), true)) {
      screen.show(List.of("one", "two"));
      screen.show(List.of("three"));
    }

    assertThat(terminal)
        .hasToString(
            "\u001b[?1049h\u001b[?25l"
                + "\u001b[Hone\u001b[K\ntwo\u001b[K\n\u001b[J"
                + "\u001b[Hthree\u001b[K\n\u001b[J"
                + "\u001b[?25h\u001b[?1049l");
  }

  private int status(String... arguments) {
    List<String> command = new ArrayList<>(List.of("status"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--data",
            data.toString(),
            "--gateway",
            "http://127.0.0.1:" + gateway.getAddress().getPort()));
    return mcg.run(command.toArray(String[]::new));
  }

  private void reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    String answer =
        answers.getOrDefault(path, "{\"title\": \"not here now\", \"detail\": \"try again\"}");
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
