package creditgraph.http.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.findings.FindingsReport.ClosenessFigures;
import creditgraph.http.findings.FindingsReport.ClusteringFigures;
import creditgraph.http.findings.FindingsReport.ComponentFigures;
import creditgraph.http.findings.FindingsReport.Connector;
import creditgraph.http.findings.FindingsReport.ConnectorFigures;
import creditgraph.http.findings.FindingsReport.DecadeConnectors;
import creditgraph.http.findings.FindingsReport.DegreeFigures;
import creditgraph.http.findings.FindingsReport.DistanceFigures;
import creditgraph.http.findings.FindingsReport.DistanceShare;
import creditgraph.http.findings.FindingsReport.Estimate;
import creditgraph.http.findings.FindingsReport.MeanDistance;
import creditgraph.http.findings.FindingsReport.RoleFamilyName;
import creditgraph.http.findings.FindingsReport.RoleFigures;
import creditgraph.http.findings.FindingsReport.RoleShares;
import creditgraph.http.findings.FindingsReport.SizeClass;
import creditgraph.http.findings.FindingsReport.YearRoles;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final FindingsSpec SPEC = new FindingsSpec(PERFORMERS, 64, 500, -7, "a");
  private static final Estimate ESTIMATE = new Estimate(0.25, 0.5, 0.75);

  private static final RoleShares ROLES =
      new RoleShares(2, 5, 3, 1, 1, List.of(2L), List.of(2 / 3.0));

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
  void startsAJob() {
    gateway.ports().job(card(SPEC, JobStatus.RUNNING));

    Answer answer =
        gateway.post(
            "/findings", "{\"sources\":64,\"routes\":500,\"seed\":-7,\"run\":\"a\"}", TOKEN);

    JsonNode json = answer.expect(202, "FindingsJob");
    assertThat(answer.header("Location")).isEqualTo("/findings/5f0c");
    assertThat(json.at("/job/kind").textValue()).isEqualTo("findings");
    assertThat(gateway.ports().asked()).containsExactly(SPEC.toString());
  }

  @Test
  void takesAUsualSizeWhenNoneIsAskedFor() {
    gateway.ports().job(card(SPEC, JobStatus.RUNNING));

    gateway.post("/findings", "{}", TOKEN).expect(202, "FindingsJob");

    assertThat(gateway.ports().asked())
        .containsExactly(new FindingsSpec(PERFORMERS, 256, 10_000, 1, "").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sources\":1}",
        "{\"sources\":4097}",
        "{\"routes\":0}",
        "{\"routes\":200001}",
        "{\"run\":\"a b\"}",
        "{\"priority\":\"soon\"}",
        "{\"pairs\":3}",
      })
  void refusesWhatCannotBeMeasured(String question) {
    gateway.post("/findings", question, TOKEN).expect(ProblemType.INVALID_REQUEST);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void reportsAFinishedJob() {
    gateway.ports().job(card(SPEC, JobStatus.FINISHED));
    gateway.ports().findings(report());

    JsonNode json = gateway.get("/findings/5f0c/report", TOKEN).expect(200, "FindingsResult");

    assertThat(json.at("/spec/seed").intValue()).isEqualTo(-7);
    assertThat(json.at("/snapshot/fingerprint").textValue()).isEqualTo("ab12");
    assertThat(json.at("/findings/distances/effectiveDiameter/low").doubleValue()).isEqualTo(0.25);
    assertThat(json.at("/findings/clustering/mean").isNull()).isTrue();
    assertThat(json.at("/findings/connectors/decades/0/artists/0/name").isNull()).isTrue();
    assertThat(json.at("/findings/roles/years/0/counts/byFamily/0").intValue()).isEqualTo(2);
    assertThat(gateway.get("/findings/5f0c", TOKEN).expect(200, "FindingsJob").at("/spec/sources"))
        .hasToString("64");
  }

  @Test
  void reportsNothingBeforeAllIsThere() {
    gateway.ports().job(card(SPEC, JobStatus.RUNNING));

    gateway.get("/findings/5f0c/report", TOKEN).expect(ProblemType.JOB_UNFINISHED);
  }

  @Test
  void knowsNoJobOfAnotherKind() {
    gateway.ports().job(card(SampleSpec.of(PERFORMERS, 5, 1, ""), JobStatus.FINISHED));
    gateway.get("/findings/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/findings/5f0c/report", TOKEN).expect(ProblemType.UNKNOWN_JOB);

    gateway.ports().job(new UnknownJob("5f0c"));
    gateway.get("/findings/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
  }

  @Test
  void opensToNobodyWithoutTheToken() {
    gateway.post("/findings", "{}").expect(ProblemType.UNAUTHORIZED);
    gateway.get("/findings/5f0c/report").expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  private static FindingsReport report() {
    DegreeFigures degrees =
        new DegreeFigures("counted", 3, 4, 4 / 3.0, 1, 2, 2, 2, List.of(new SizeClass(0, 0, 3)));
    Connector connector = new Connector(8, null, 3, ESTIMATE);
    return new FindingsReport(
        degrees,
        degrees,
        new ComponentFigures("counted", 1, 0, 3, 2, 1, List.of()),
        new DistanceFigures(
            "drawn",
            3,
            3,
            ESTIMATE,
            ESTIMATE,
            2,
            List.of(new DistanceShare(1, ESTIMATE, ESTIMATE))),
        new ClosenessFigures("drawn", 3, 3, List.of(new MeanDistance(9, "Cy", 2, ESTIMATE))),
        new ConnectorFigures(
            "drawn",
            500,
            400,
            1,
            List.of(connector),
            List.of(new DecadeConnectors(1970, List.of(connector)))),
        new ClusteringFigures("drawn", 0, null),
        new RoleFigures(
            "counted",
            List.of(new RoleFamilyName("keys", List.of("keyboards"))),
            ROLES,
            ROLES,
            List.of(new YearRoles(1969, ROLES))));
  }

  private static JobCard card(JobSpec spec, JobStatus status) {
    return new JobCard(
        "5f0c",
        status,
        new SnapshotRef("2026-11", PERFORMERS, "ab12"),
        spec,
        JobTerms.USUAL,
        Instant.parse("2026-11-22T06:00:00Z"),
        1,
        1,
        0,
        0,
        List.of(),
        "");
  }
}
