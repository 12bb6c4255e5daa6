package creditgraph.http.path;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway that can begin no search.
class PathDoorTest {

  private static final String QUESTION = "{\"from\":41,\"to\":45}";
  private static final NamedArtist ADA = new NamedArtist(new ArtistId(41), "Ada Vale", 34);
  private static final NamedArtist INES = new NamedArtist(new ArtistId(45), "Ines Quill", 12);
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("performers"), "ab12");

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("rate-limit.paths { requests = 3, per = 1 hour }");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void fill() {
    gateway.ports().reset();
    gateway.ports().full(Duration.ofSeconds(2));
  }

  @Test
  void turnsQuestionsAwayWithoutAskingAndWithoutTakingFromTheirQuota() {
    for (int i = 0; i < 10; i++) {
      Answer answer = gateway.post("/paths", QUESTION, "X-Request-Id", "web-" + i);
      assertThat(answer.expect(ProblemType.BUSY).get("retryAfterSeconds").intValue()).isEqualTo(2);
      assertThat(answer.header("Retry-After")).isEqualTo("2");
      assertThat(answer.header("X-Request-Id")).isEqualTo("web-" + i);
    }

    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void answersWhatIsAtHand() {
    gateway.ports().full(Duration.ofSeconds(2), ADA.id());
    gateway
        .ports()
        .paths((ruleset, from, to) ->
            CompletableFuture.completedStage(
                new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of())));

    assertThat(askAtOnce(QUESTION)).startsWith("HTTP/1.1 200").contains("\"not-connected\"");
    gateway.post("/paths", "{\"from\":45,\"to\":41}").expect(ProblemType.BUSY);
  }

  @Test
  void saysWhatIsWrongWithAQuestionThatCannotBeAsked() {
    assertThat(askAtOnce("{\"from\":41"))
        .startsWith("HTTP/1.1 400")
        .contains(ProblemType.MALFORMED_JSON.reference());
  }

  @Test
  void leavesOtherAddressesAndMethodsAlone() {
    assertThat(gateway.get("/paths").expect(ProblemType.INVALID_REQUEST)).isNotNull();
    assertThat(gateway.get("/snapshots").status()).isEqualTo(200);
  }

  /// The body with the head: a client that was kept from sending it would be turned away.
  private static String askAtOnce(String body) {
    return gateway.raw(
        "POST /paths HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body),
        "no end");
  }

  @Test
  void doesNotWaitForABodyThatIsStillOnItsWay() {
    String head =
        "POST /paths HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{\"from\"";

    assertThat(gateway.raw(head, "\r\n")).startsWith("HTTP/1.1 503");
  }
}
