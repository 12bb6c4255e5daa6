package creditgraph.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import creditgraph.http.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NodesRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final Instant SINCE = Instant.parse("2026-11-22T06:00:00Z");
  private static final NodeState CONTROL =
      new NodeState("zima", List.of("control"), "up", "", List.of(), List.of());
  private static final NodeState WORKER =
      new NodeState(
          "pi-1",
          List.of("worker"),
          "up",
          "the disk is full",
          List.of(WorkerSnapshot.open("2026-11/everyone/ab", 99)),
          List.of(
              new LaneWork("lane-0", "5f0c", 24, SINCE, 40.5),
              new LaneWork("lane-1", "", 0, SINCE, 1.5)));

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("researcher-token = \"open sesame\"");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void listsNodesAndWhatTheirLanesCompute() {
    gateway.ports().nodes(new NodesReport(List.of(WORKER, CONTROL), true));

    Answer answer = gateway.get("/nodes", TOKEN);

    JsonNode json = answer.expect(200, "NodeList");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(json.get("lanesKnown").booleanValue()).isTrue();
    assertThat(json.at("/nodes/0/trouble").textValue()).isEqualTo("the disk is full");
    assertThat(json.at("/nodes/0/tasksPerSecond").doubleValue()).isEqualTo(42);
    assertThat(json.at("/nodes/0/lanes/0/job").textValue()).isEqualTo("5f0c");
    assertThat(json.at("/nodes/0/lanes/0/since").textValue()).isEqualTo(SINCE.toString());
    assertThat(json.at("/nodes/0/lanes/1/job").isNull()).isTrue();
    assertThat(json.at("/nodes/1/roles/0").textValue()).isEqualTo("control");
    assertThat(json.at("/nodes/1/trouble").isNull()).isTrue();
  }

  @Test
  void opensToNobodyWithoutTheToken() {
    gateway.get("/nodes").expect(ProblemType.UNAUTHORIZED);
  }
}
