package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final String FRIEND = "https://friend.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static TestGateway open;
  private static TestGateway closed;

  @BeforeAll
  static void start() {
    open = TestGateway.start("cors-origin = \"" + FRIEND + "\"");
    closed = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    open.close();
    closed.close();
  }

  @Test
  void letsThePagesOfOneOriginReadAnswers() {
    Answer answer = open.get("/snapshots", "Origin", FRIEND);

    assertThat(answer.header(ALLOWED)).isEqualTo(FRIEND);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void letsThemReadProblemsToo() {
    assertThat(open.get("/nowhere", "Origin", FRIEND).header(ALLOWED)).isEqualTo(FRIEND);
  }

  @Test
  void letsNobodyElse() {
    Answer stranger = open.get("/snapshots", "Origin", "https://stranger.example");

    assertThat(stranger.headers().firstValue(ALLOWED)).isEmpty();
    assertThat(stranger.headers().allValues("Vary")).contains("Origin");
    assertThat(closed.get("/snapshots", "Origin", FRIEND).headers().firstValue(ALLOWED)).isEmpty();
  }

  @Test
  void answersWhetherABrowserMayAsk() {
    Answer friend = preflight(open, FRIEND);
    Answer stranger = preflight(open, "https://stranger.example");

    assertThat(friend.status()).isEqualTo(204);
    assertThat(friend.header(ALLOWED)).isEqualTo(FRIEND);
    assertThat(friend.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(friend.header("Access-Control-Allow-Headers")).contains("Content-Type");
    assertThat(friend.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(stranger.headers().firstValue(ALLOWED)).isEmpty();
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
  }

  private static Answer preflight(TestGateway gateway, String origin) {
    return gateway.send(
        "OPTIONS",
        "/paths",
        new byte[0],
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "content-type");
  }
}
