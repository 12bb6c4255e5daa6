package creditgraph.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands ask of Pekko Management, and what they make of its answers.
class NodeCommandsTest {

  private static final String WORKER =
      "{\"node\": \"pekko://credit-graph@pi-1:17355\", \"status\": \"Up\","
          + " \"roles\": [\"lanes\", \"name-pi-1\", \"worker\"]}";
  private static final String CONTROL =
      "{\"node\": \"pekko://credit-graph@zima:17355\", \"status\": \"Up\","
          + " \"roles\": [\"control\", \"name-zima\"]}";

  @TempDir private Path data;

  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final McgRun mcg = new McgRun();
  private HttpServer management;
  private String unreachable = "";
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    Path token = data.resolve("run").resolve("operator.token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, "open sesame\n");
    management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    management.createContext("/", this::reply);
    management.start();
  }

  @AfterEach
  void stop() {
    management.stop(0);
  }

  @Test
  void tellsANodeToLeaveAndWaitsUntilItHas() {
    assertThat(node("leave", "pi-1")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out()).contains("pi-1 has left");
    assertThat(changes)
        .containsExactly(
            "PUT /cluster/members/credit-graph@pi-1:17355 Bearer open sesame operation=Leave");
  }

  @Test
  void putsOutANodeThatIsLost() {
    unreachable = "{\"node\": \"pekko://credit-graph@pi-1:17355\", \"observedBy\": []}";

    assertThat(node("down", "pi-1")).isEqualTo(ExitCode.OK);

    assertThat(changes)
        .containsExactly(
            "PUT /cluster/members/credit-graph@pi-1:17355 Bearer open sesame operation=Down");
  }

  @Test
  void doesNotPutOutANodeThatAnswers() {
    assertThat(node("down", "pi-1")).isEqualTo(ExitCode.FAILURE);

    assertThat(mcg.err()).contains("pi-1 answers", "mcg node leave pi-1");
    assertThat(changes).isEmpty();
  }

  @Test
  void cannotTellALostNodeToLeave() {
    unreachable = "{\"node\": \"pekko://credit-graph@pi-1:17355\", \"observedBy\": []}";

    assertThat(node("leave", "pi-1")).isEqualTo(ExitCode.UNAVAILABLE);

    assertThat(mcg.err()).contains("mcg node down pi-1");
    assertThat(changes).isEmpty();
  }

  @Test
  void namesTheNodesWhenNoneIsMeant() {
    assertThat(node("leave", "pi-9")).isEqualTo(ExitCode.NOT_FOUND);

    assertThat(mcg.err()).contains("pi-9", "pi-1, zima");
  }

  @Test
  void saysWhyItIsRefused() {
    status = 401;

    assertThat(node("leave", "pi-1")).isEqualTo(ExitCode.FAILURE);

    assertThat(mcg.err()).contains("401", "expected the token").doesNotContain("open sesame");
  }

  private int node(String what, String name) {
    return mcg.run(
        "node",
        what,
        name,
        "--data",
        data.toString(),
        "--management",
        "http://127.0.0.1:" + management.getAddress().getPort());
  }

  /// The worker is gone once it was told to leave or put out.
  private void reply(HttpExchange exchange) throws IOException {
    byte[] asked = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("GET")) {
      String members = changes.isEmpty() ? CONTROL + "," + WORKER : CONTROL;
      answer(
          exchange,
          200,
          "{\"members\": [%s], \"unreachable\": [%s]}".formatted(members, unreachable));
      return;
    }
    if (status == 200) {
      changes.add(
          "%s %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(asked, StandardCharsets.UTF_8)));
    }
    answer(exchange, status, "{\"message\": \"expected the token\"}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
