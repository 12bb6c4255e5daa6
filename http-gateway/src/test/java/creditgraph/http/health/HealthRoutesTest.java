package creditgraph.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

  private static final Part UP = new Part(State.UP, "answers");
  private static final Part DOWN = new Part(State.DOWN, "does not answer");
  private static final Part DEGRADED = new Part(State.DEGRADED, "answers in part");
  private static final WorkerHealth ONE = new WorkerHealth("worker-1", "up", "", List.of());
  private static final WorkerHealth LOST =
      new WorkerHealth("worker-2", "unreachable", "", List.of());

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void isUpWhenEveryPartIs() {
    gateway.ports().health(new HealthReport(UP, UP, UP, UP, List.of(ONE)));

    Answer answer = gateway.get("/health");

    assertThat(answer.expect(200, "HealthReport").get("status").textValue()).isEqualTo("up");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void staysUpWhileOneWorkerIs() {
    gateway.ports().health(new HealthReport(UP, UP, UP, UP, List.of(ONE, LOST)));

    JsonNode json = gateway.get("/health").expect(200, "HealthReport");

    assertThat(json.at("/parts/workers/detail").textValue()).isEqualTo("1 of 2 are up");
    assertThat(json.at("/workers/1/status").textValue()).isEqualTo("unreachable");
  }

  @Test
  void saysWhatEachWorkerHasAndWhyOneStandsStill() {
    WorkerHealth full =
        new WorkerHealth(
            "worker-2",
            "up",
            "the disk is full",
            List.of(
                WorkerSnapshot.open("2026-10/everyone/ab", 99),
                WorkerSnapshot.refused("2026-11/everyone/cd", "no room"),
                WorkerSnapshot.fetching("2026-11/masters/ef", 42)));
    gateway.ports().health(new HealthReport(UP, UP, UP, UP, List.of(ONE, full)));

    JsonNode json = gateway.get("/health").expect(200, "HealthReport");

    assertThat(json.at("/parts/workers/detail").textValue()).isEqualTo("1 of 2 are up");
    assertThat(json.at("/workers/0/trouble").isNull()).isTrue();
    assertThat(json.at("/workers/1/trouble").textValue()).isEqualTo("the disk is full");
    assertThat(json.at("/workers/1/snapshots").findValuesAsText("state"))
        .containsExactly("open", "refused", "fetching");
    assertThat(json.at("/workers/1/snapshots/0/percent").intValue()).isEqualTo(99);
    assertThat(json.at("/workers/1/snapshots/1/reason").textValue()).isEqualTo("no room");
    assertThat(json.at("/workers/1/snapshots/2/percent").intValue()).isEqualTo(42);
  }

  @Test
  void isDegradedWhenAnyPartIsButASnapshotIsOpen() {
    for (HealthReport report :
        List.of(
            new HealthReport(DOWN, UP, UP, UP, List.of(ONE)),
            new HealthReport(UP, UP, DEGRADED, UP, List.of(ONE)),
            new HealthReport(UP, UP, UP, DOWN, List.of(ONE)),
            new HealthReport(UP, UP, UP, UP, List.of(LOST)),
            new HealthReport(UP, UP, UP, UP, List.of()))) {
      gateway.ports().health(report);

      JsonNode json = gateway.get("/health").expect(503, "HealthReport");

      assertThat(json.get("status").textValue()).isEqualTo("degraded");
    }
  }

  @Test
  void isDownWhenNoSnapshotIsOpen() {
    gateway.ports().health(new HealthReport(UP, DOWN, UP, UP, List.of(ONE)));

    JsonNode json = gateway.get("/health").expect(503, "HealthReport");

    assertThat(json.get("status").textValue()).isEqualTo("down");
  }

  @Test
  void answersAMonitorThatOnlyWantsTheHead() {
    gateway.ports().health(new HealthReport(UP, UP, UP, UP, List.of(ONE)));

    Answer answer = gateway.send("HEAD", "/health?probe=7", new byte[0]);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }
}
