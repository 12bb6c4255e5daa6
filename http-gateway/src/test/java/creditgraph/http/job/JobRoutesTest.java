package creditgraph.http.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobCard.TaskTrouble;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final JobCard CARD =
      new JobCard(
          "5f0c",
          JobStatus.RUNNING,
          new SnapshotRef("2026-11", PERFORMERS, "ab12"),
          SampleSpec.of(PERFORMERS, 500, 1, ""),
          new JobTerms(Priority.HIGH, Duration.ofHours(1), 3),
          Instant.parse("2026-11-22T06:00:00Z"),
          1,
          2,
          3.5,
          1,
          List.of(new TaskTrouble(7, List.of("no memory", "no disk"))),
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
  void describesAJob() {
    gateway.ports().job(CARD);

    JsonNode json = gateway.get("/jobs/5f0c", TOKEN).expect(200, "Job");

    assertThat(json.get("status").textValue()).isEqualTo("running");
    assertThat(json.get("priority").textValue()).isEqualTo("high");
    assertThat(json.get("deadline").textValue()).isEqualTo("2026-11-22T07:00:00Z");
    assertThat(json.get("tasksPerSecond").doubleValue()).isEqualTo(3.5);
    assertThat(json.at("/troubles/0/reasons/1").textValue()).isEqualTo("no disk");
    assertThat(json.get("reason").isNull()).isTrue();
  }

  @Test
  void listsAllJobs() {
    gateway.ports().jobs(CARD, CARD);

    assertThat(gateway.get("/jobs", TOKEN).expect(200, "JobList").get("jobs")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void changesAJob(String change) {
    gateway.ports().job(CARD);

    gateway.post("/jobs/5f0c/" + change, "", TOKEN).expect(200, "Job");

    assertThat(gateway.ports().asked()).containsExactly(change.toUpperCase(Locale.ROOT) + " 5f0c");
  }

  @Test
  void saysThatAnEndedJobCannotBeChanged() {
    gateway.ports().job(new JobEnded("5f0c", JobStatus.FINISHED));

    JsonNode problem = gateway.post("/jobs/5f0c/pause", "", TOKEN).expect(ProblemType.JOB_ENDED);

    assertThat(problem.get("detail").textValue()).contains("finished");
  }

  @Test
  void tellsEventsUntilTheJobHasEnded() {
    gateway
        .ports()
        .job(
            new JobCard(
                "5f0c",
                JobStatus.CANCELLED,
                CARD.snapshot(),
                CARD.spec(),
                CARD.terms(),
                CARD.startedAt(),
                1,
                2,
                0,
                0,
                List.of(),
                "cancelled"));

    Answer answer = gateway.get("/jobs/5f0c/events", TOKEN);

    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(answer.text())
        .startsWith("retry: 2000\n\nid: cancelled-1-0\nevent: ended\ndata: {\"id\":\"5f0c\"")
        .endsWith("}\n\n");
  }

  @Test
  void knowsNoJobThatIsNot() {
    gateway.ports().job(new UnknownJob("5f0c"));

    gateway.get("/jobs/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/jobs/5f0c/events", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/jobs/a%20b", TOKEN).expect(ProblemType.UNKNOWN_JOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs", "/jobs/5f0c", "/jobs/5f0c/events"})
  void opensToNobodyWithoutTheToken(String address) {
    gateway.get(address).expect(ProblemType.UNAUTHORIZED);
    gateway.post("/jobs/5f0c/cancel", "").expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }
}
