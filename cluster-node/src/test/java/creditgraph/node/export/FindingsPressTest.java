package creditgraph.node.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.http.findings.Findings;
import creditgraph.http.findings.FindingsReport;
import creditgraph.http.findings.FindingsReport.ClosenessFigures;
import creditgraph.http.findings.FindingsReport.ClusteringFigures;
import creditgraph.http.findings.FindingsReport.ComponentFigures;
import creditgraph.http.findings.FindingsReport.ConnectorFigures;
import creditgraph.http.findings.FindingsReport.DegreeFigures;
import creditgraph.http.findings.FindingsReport.DistanceFigures;
import creditgraph.http.findings.FindingsReport.RoleFamilyName;
import creditgraph.http.findings.FindingsReport.RoleFigures;
import creditgraph.http.findings.FindingsReport.RoleShares;
import creditgraph.http.findings.FindingsReport.YearRoles;
import creditgraph.http.job.Jobs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingsPressTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final DegreeFigures DEGREES =
      new DegreeFigures("counted", 1, 1, 1, 1, 1, 1, 1, List.of());
  private static final RoleShares ROLES = new RoleShares(1, 1, 1, 0, 0, List.of(1L), List.of(1.0));
  private static final FindingsReport REPORT =
      new FindingsReport(
          DEGREES,
          DEGREES,
          new ComponentFigures("counted", 1, 1, 1, 1, 0, List.of()),
          new DistanceFigures("drawn", 0, 1, null, null, 0, List.of()),
          new ClosenessFigures("drawn", 0, 1, List.of()),
          new ConnectorFigures("drawn", 0, 0, 0, List.of(), List.of()),
          new ClusteringFigures("drawn", 0, null),
          new RoleFigures(
              "counted",
              List.of(new RoleFamilyName("keys", List.of("keyboards"))),
              ROLES,
              ROLES,
              List.of(new YearRoles(1969, ROLES))));

  @TempDir private Path exports;

  private String gone = "";

  private final List<String> reported = new ArrayList<>();
  private List<JobCard> cards =
      List.of(
          card("b1", "performers", JobStatus.FINISHED, 1),
          card("b3", "performers", JobStatus.FINISHED, 3),
          card("b4", "performers", JobStatus.RUNNING, 4),
          card("b2", "same-track", JobStatus.FINISHED, 2));

  @Test
  void writesTheLastFinishedReportOfEachRulesetOnce() throws IOException {
    press().look(NOON).toCompletableFuture().join();
    press().look(NOON).toCompletableFuture().join();

    assertThat(jobOf("performers")).isEqualTo("b3");
    assertThat(jobOf("same-track")).isEqualTo("b2");
    assertThat(reported).containsExactlyInAnyOrder("b3", "b2");
  }

  @Test
  void writesALaterOneOverIt() throws IOException {
    press().look(NOON).toCompletableFuture().join();
    cards = new ArrayList<>(cards);
    cards.add(card("b5", "performers", JobStatus.FINISHED, 5));

    press().look(NOON).toCompletableFuture().join();

    assertThat(jobOf("performers")).isEqualTo("b5");
    assertThat(reported).containsExactlyInAnyOrder("b3", "b2", "b5");
  }

  @Test
  void writesTheOthersWhenOneCannotBeReported() throws IOException {
    gone = "b3";

    assertThatThrownBy(() -> press().look(NOON).toCompletableFuture().join())
        .hasMessageContaining("its rows are gone");

    assertThat(exports.resolve("findings/performers.json")).doesNotExist();
    assertThat(jobOf("same-track")).isEqualTo("b2");
  }

  private String jobOf(String ruleset) throws IOException {
    String text = Files.readString(exports.resolve("findings/" + ruleset + ".json"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../contracts/json/findings.schema.json")))
                .validate(text, InputFormat.JSON))
        .isEmpty();
    return new ObjectMapper().readTree(text).get("id").asText();
  }

  private FindingsPress press() {
    return new FindingsPress(exports, new ListedJobs(), new Reports(), Runnable::run);
  }

  private static JobCard card(String id, String ruleset, JobStatus status, int minute) {
    RulesetId of = new RulesetId(ruleset);
    return new JobCard(
        id,
        status,
        new SnapshotRef("2026-11", of, "ab12"),
        new FindingsSpec(of, 64, 100, 1, ""),
        new JobTerms(Priority.HIGH, Duration.ZERO, JobTerms.USUAL_TRIES),
        NOON.plus(Duration.ofMinutes(minute)),
        9,
        9,
        0,
        0,
        List.of(),
        "");
  }

  private final class ListedJobs implements Jobs {
    @Override
    public CompletionStage<JobList> list() {
      return CompletableFuture.completedStage(new JobList(cards));
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

  private final class Reports implements Findings {
    @Override
    public CompletionStage<JobReply> submit(FindingsSpec spec, JobTerms terms) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<JobReply> describe(String jobId) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<FindingsReport> report(String jobId, SnapshotRef snapshot) {
      reported.add(jobId);
      return jobId.equals(gone)
          ? CompletableFuture.failedStage(new IllegalStateException("its rows are gone"))
          : CompletableFuture.completedStage(REPORT);
    }
  }
}
