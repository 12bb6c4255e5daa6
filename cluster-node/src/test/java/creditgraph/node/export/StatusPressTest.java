package creditgraph.node.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import creditgraph.http.health.NodesReport;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import creditgraph.http.job.Jobs;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusPressTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("performers"), "ab12");
  private static final Part UP = new Part(State.UP, "answers");
  private static final Part DOWN = new Part(State.DOWN, "does not answer");

  @TempDir private Path exports;

  private HealthReport health = health(UP, UP, UP);
  private CompletionStage<JobList> jobs =
      CompletableFuture.completedStage(
          new JobList(List.of(job("a1", JobStatus.RUNNING, 3), job("a2", JobStatus.FINISHED, 9))));

  @Test
  void saysHowTheClusterStandsAsTheSchemaWantsIt() throws IOException {
    press().look(NOON).toCompletableFuture().join();

    JsonNode status = status();
    assertThat(status.get("writtenAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(status.get("state").asText()).isEqualTo("up");
    assertThat(status.at("/snapshots/0/artists").asInt()).isEqualTo(12);
    assertThat(status.get("jobs")).hasSize(1);
    assertThat(status.at("/jobs/0/tasksDone").asInt()).isEqualTo(3);
    assertThat(status.at("/nodes/0/busyLanes").asInt()).isEqualTo(1);
    assertThat(status.at("/nodes/0/tasksPerSecond").asDouble()).isEqualTo(2.3);
    assertThat(status.at("/publications").findValuesAsText("kind"))
        .containsExactly("daily", "snapshot");
    assertThat(status.toString()).doesNotContain("a1", "127.0.0.1", "pekko://");
  }

  @Test
  void tellsWhatIsMissingFromWhatStopsPlayers() throws IOException {
    health = health(DOWN, UP, UP);
    press().look(NOON).toCompletableFuture().join();
    assertThat(status().get("state").asText()).isEqualTo("degraded");
    assertThat(status().get("sentence").asText()).contains("database");

    health = health(UP, DOWN, UP);
    press().look(NOON).toCompletableFuture().join();
    assertThat(status().get("state").asText()).isEqualTo("down");
  }

  @Test
  void writesAgainOnlyWhenSomethingChangedOrAMinuteWentBy() throws IOException {
    StatusPress press = press();
    press.look(NOON).toCompletableFuture().join();

    jobs = CompletableFuture.completedStage(new JobList(List.of(job("a1", JobStatus.RUNNING, 5))));
    press.look(NOON.plusSeconds(5)).toCompletableFuture().join();
    assertThat(status().get("writtenAt").asText()).endsWith("12:00:00Z");

    jobs = CompletableFuture.completedStage(new JobList(List.of(job("a1", JobStatus.PAUSED, 5))));
    press.look(NOON.plusSeconds(10)).toCompletableFuture().join();
    assertThat(status().get("writtenAt").asText()).endsWith("12:00:10Z");

    press.look(NOON.plusSeconds(70)).toCompletableFuture().join();
    assertThat(status().get("writtenAt").asText()).endsWith("12:01:10Z");
  }

  @Test
  void listsNoJobsWhenTheCoordinatorIsAway() throws IOException {
    jobs = CompletableFuture.failedStage(new IllegalStateException("nobody answers"));
    health = health(UP, UP, DOWN);

    press().look(NOON).toCompletableFuture().join();

    assertThat(status().get("jobs")).isEmpty();
    assertThat(status().get("state").asText()).isEqualTo("degraded");
  }

  private JsonNode status() throws IOException {
    String text = Files.readString(exports.resolve("status.json"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../contracts/json/status.schema.json")))
                .validate(text, InputFormat.JSON))
        .isEmpty();
    return new ObjectMapper().readTree(text);
  }

  private StatusPress press() {
    return new StatusPress(
        exports,
        () -> CompletableFuture.completedStage(health),
        () -> CompletableFuture.completedStage(nodes()),
        new ListedJobs(),
        () -> List.of(new OpenSnapshot(SNAPSHOT, 12, 34, 56L)),
        () ->
            List.of(
                StatusFile.Publication.of(
                    "snapshot", "performers of 2026-11", NOON.minusSeconds(9)),
                StatusFile.Publication.of("daily", "2026-11-29", NOON)),
        Runnable::run);
  }

  private final class ListedJobs implements Jobs {
    @Override
    public CompletionStage<JobList> list() {
      return jobs;
    }

    @Override
    public CompletionStage<JobReply> describe(String jobId) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<JobReply> change(String jobId, Change change) {
      throw new AssertionError("not asked for");
    }
  }

  private static HealthReport health(Part database, Part snapshot, Part coordinator) {
    return new HealthReport(
        database,
        snapshot,
        UP,
        coordinator,
        List.of(new WorkerHealth("worker-1", "up", "", List.of())));
  }

  private static NodesReport nodes() {
    return new NodesReport(
        List.of(
            new NodeState(
                "worker-1",
                List.of("worker"),
                "up",
                "",
                List.of(WorkerSnapshot.open("2026-11/performers/ab12", 98)),
                List.of(
                    new LaneWork("1", "a1", 2, NOON, 2.26), new LaneWork("2", "", 0, NOON, 0)))),
        true);
  }

  private static JobCard job(String id, JobStatus status, int done) {
    return new JobCard(
        id,
        status,
        SNAPSHOT,
        new FindingsSpec(SNAPSHOT.ruleset(), 64, 100, 1, ""),
        new JobTerms(Priority.HIGH, Duration.ZERO, JobTerms.USUAL_TRIES),
        NOON.minusSeconds(60),
        done,
        9,
        1.5,
        0,
        List.of(),
        "");
  }
}
