package creditgraph.http.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnapshotRoutesTest {

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
  void listsWhatIsOpen() {
    SnapshotRef ref = new SnapshotRef("2026-11", new RulesetId("everyone"), "ab12");
    gateway.ports().snapshots(() -> List.of(new OpenSnapshot(ref, 9, 4, 205_000_000_000L)));

    JsonNode json = gateway.get("/snapshots").expect(200, "SnapshotList");

    assertThat(json.at("/snapshots/0/ruleset").textValue()).isEqualTo("everyone");
    assertThat(json.at("/snapshots/0/credits").longValue()).isEqualTo(205_000_000_000L);
  }

  @Test
  void listsNothingWhereNothingIsOpen() {
    gateway.ports().snapshots(List::of);

    assertThat(gateway.get("/snapshots").expect(200, "SnapshotList").get("snapshots")).isEmpty();
  }

  @Test
  void refusesAParameterNobodyAskedFor() {
    gateway.get("/snapshots?month=2026-11").expect(ProblemType.INVALID_REQUEST);
  }
}
