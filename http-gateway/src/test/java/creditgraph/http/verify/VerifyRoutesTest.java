package creditgraph.http.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final JobCard CARD =
      new JobCard(
          "5f0c",
          JobStatus.RUNNING,
          new SnapshotRef("2026-11", PERFORMERS, "ab12"),
          new VerifySpec(
              PERFORMERS,
              List.of(
                  new CheckedNode("worker-2", "b"),
                  new CheckedNode("control-1", "a"),
                  new CheckedNode("worker-1", "c")),
              "now"),
          JobTerms.USUAL,
          Instant.parse("2026-11-22T06:00:00Z"),
          2,
          3,
          0,
          0,
          List.of(),
          "");

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("researcher-token = \"open sesame\"");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.ports().reset();
  }

  @Test
  void startsAVerification() {
    gateway.ports().job(CARD);

    Answer answer = gateway.post("/verifications", "{\"run\":\"now\"}", TOKEN);

    JsonNode json = answer.expect(202, "Verification");
    assertThat(answer.header("Location")).isEqualTo("/verifications/5f0c");
    assertThat(json.at("/job/kind").textValue()).isEqualTo("verify");
    assertThat(gateway.ports().asked()).containsExactly("performers 'now'");
  }

  @Test
  void saysOfEveryNodeHowItsCopyIs() {
    gateway.ports().job(CARD);
    gateway
        .ports()
        .reports(
            new CopyReport("worker-2", State.DAMAGED, List.of("roles.mcg at byte 64: wrong"), true),
            new CopyReport("control-1", State.WHOLE, List.of(), false));

    JsonNode copies =
        gateway.get("/verifications/5f0c", TOKEN).expect(200, "Verification").get("copies");

    assertThat(copies.findValuesAsText("node"))
        .containsExactly("control-1", "worker-1", "worker-2");
    assertThat(copies.findValuesAsText("state")).containsExactly("whole", "unchecked", "damaged");
    assertThat(copies.at("/2/faults/0").textValue()).contains("roles.mcg");
    assertThat(copies.at("/2/moreFaults").booleanValue()).isTrue();
  }

  @Test
  void saysWhenThereIsNothingToVerify() {
    gateway.ports().job(new NoSuchRuleset(PERFORMERS, List.of(new RulesetId("everyone"))));
    gateway.post("/verifications", "{}", TOKEN).expect(ProblemType.UNKNOWN_RULESET);

    gateway.ports().job(new UnknownJob("5f0c"));
    gateway.get("/verifications/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/verifications/a%20b", TOKEN).expect(ProblemType.UNKNOWN_JOB);
  }

  @Test
  void refusesALabelThatIsNone() {
    gateway.post("/verifications", "{\"run\":\"a b\"}", TOKEN).expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void opensToNobodyWithoutTheToken() {
    gateway.post("/verifications", "{}").expect(ProblemType.UNAUTHORIZED);
    gateway.get("/verifications/5f0c").expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }
}
