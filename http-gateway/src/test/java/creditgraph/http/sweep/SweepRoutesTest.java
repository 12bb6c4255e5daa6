package creditgraph.http.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping.NoSnapshot;
import creditgraph.protocol.sweep.Sweeping.OtherSnapshots;
import creditgraph.protocol.sweep.Sweeping.PointPage;
import creditgraph.protocol.sweep.Sweeping.SweepEnded;
import creditgraph.protocol.sweep.Sweeping.TooManySweeps;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.nio.charset.StandardCharsets;
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

class SweepRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final String GRID = "rulesets: performers\npairs: 10\n";
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final DistanceCounts NOTHING = new DistanceCounts(List.of(), 0, 0);
  private static final SweepCard CARD =
      new SweepCard(
          "7d1e",
          JobStatus.RUNNING,
          new SweepSpec(
              "",
              List.of(PERFORMERS),
              List.of(HubPenalty.NONE, HubPenalty.of(4)),
              List.of(YearWindow.ALL, new YearWindow(1960, 1969)),
              List.of(100),
              List.of(1L),
              250),
          new JobTerms(Priority.LOW, Duration.ZERO, 3),
          List.of(SNAPSHOT),
          Instant.parse("2026-11-22T06:00:00Z"),
          2,
          1);
  private static final List<PointState> POINTS =
      List.of(
          new PointState(
              0,
              "s0",
              Status.FINISHED,
              new DistanceCounts(List.of(0L, 10L, 20L, 3L), 60, 7),
              0,
              0,
              ""),
          new PointState(1, "s1", Status.FAILED, NOTHING, 0, 0, "no \"memory\", twice"),
          new PointState(
              2,
              "s2",
              Status.FINISHED,
              new DistanceCounts(List.of(0L, 1L, 2L), 97, 0, new CostTotals(20, 136, 8)),
              0,
              0,
              ""),
          new PointState(3, "s3", Status.RUNNING, NOTHING, 2, 5, ""));

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
  void tellsEventsUntilTheSweepHasEnded() {
    gateway
        .ports()
        .sweep(
            new SweepCard(
                "7d1e",
                JobStatus.FINISHED,
                CARD.spec(),
                CARD.terms(),
                CARD.snapshots(),
                CARD.startedAt(),
                2,
                1));

    Answer answer = gateway.get("/sweeps/7d1e/events", TOKEN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.text())
        .startsWith("retry: 2000\n\nid: finished-2-1\nevent: ended\ndata: {\"id\":\"7d1e\"");
    assertThat(
            gateway
                .send(
                    "GET",
                    "/sweeps/7d1e/events",
                    new byte[0],
                    TOKEN[0],
                    TOKEN[1],
                    "Last-Event-ID",
                    "finished-2-1")
                .status())
        .isEqualTo(204);
    gateway.ports().sweep(new UnknownSweep("7d1e"));
    gateway.get("/sweeps/7d1e/events", TOKEN).expect(ProblemType.UNKNOWN_SWEEP);
    gateway.get("/sweeps/7d1e/events").expect(ProblemType.UNAUTHORIZED);
  }

  @Test
  void takesAGridInYamlAndSaysWhereTheSweepIs() {
    gateway.ports().sweep(CARD);

    Answer answer = submit(GRID);

    JsonNode json = answer.expect(202, "Sweep");
    assertThat(answer.header("Location")).isEqualTo("/sweeps/7d1e");
    assertThat(json.get("pointsTotal").intValue()).isEqualTo(4);
    assertThat(json.get("points").isNull()).isTrue();
    assertThat(gateway.ports().asked()).singleElement().asString().contains("LOW", "performers");
  }

  @Test
  void takesAGridInJson() {
    gateway.ports().sweep(CARD);

    gateway
        .post("/sweeps", "{\"rulesets\": [\"performers\"], \"pairs\": 10}", TOKEN)
        .expect(202, "Sweep");
  }

  @Test
  void namesLineAndFieldOfABadGrid() {
    JsonNode problem =
        submit("rulesets: performers\npairs: none\n").expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo("pairs");
    assertThat(problem.get("detail").textValue()).startsWith("pairs: line 2: expected");
    submit("rulesets: [").expect(ProblemType.MALFORMED_YAML);
    gateway.post("/sweeps", "{", TOKEN).expect(ProblemType.MALFORMED_JSON);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void takesNothingButYamlAndJson() {
    Answer answer =
        gateway.send(
            "POST",
            "/sweeps",
            GRID.getBytes(StandardCharsets.UTF_8),
            with(TOKEN, "Content-Type", "text/plain"));

    assertThat(answer.expect(ProblemType.UNSUPPORTED_MEDIA_TYPE).get("detail").textValue())
        .contains("application/json or application/yaml");
  }

  @Test
  void describesASweepPointByPoint() {
    gateway.ports().sweep(CARD);
    inPagesOf(3);

    JsonNode json = gateway.get("/sweeps/7d1e", TOKEN).expect(200, "Sweep");

    assertThat(json.get("points")).hasSize(4);
    assertThat(json.at("/points/1/reason").textValue()).contains("memory");
    assertThat(json.at("/points/3/tasksTotal").intValue()).isEqualTo(5);
    assertThat(json.at("/points/3/years").textValue()).isEqualTo("1960-1969");
    assertThat(json.at("/points/2/hubPenalty").intValue()).isEqualTo(4);
    assertThat(json.at("/points/0/hubPenalty").textValue()).isEqualTo("none");
    assertThat(json.at("/points/0/tasksDone").isNull()).isTrue();
  }

  @Test
  void handsOutResultsAsCsv() {
    gateway.ports().sweep(CARD);
    inPagesOf(3);

    Answer csv = gateway.get("/sweeps/7d1e/results.csv", TOKEN);

    assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=UTF-8");
    assertThat(csv.text())
        .isEqualTo(
            """
            point,ruleset,month,fingerprint,hub_penalty,first_year,last_year,pairs,seed,pairs_per_task,status,connected,not_connected,exhausted,mean_releases,most_releases,cost_sum,cost_sum_of_squares,mean_cost,most_cost,by_releases,reason
            0,performers,2026-11,ab12,,,,100,1,250,finished,33,60,7,1.787879,3,,,,,"[10,20,3]",
            1,performers,2026-11,ab12,,1960,1969,100,1,250,failed,,,,,,,,,,,"no ""memory"", twice"
            2,performers,2026-11,ab12,4,,,100,1,250,finished,3,97,0,1.666667,2,20,136,6.666667,8,"[1,2]",
            3,performers,2026-11,ab12,4,1960,1969,100,1,250,open,,,,,,,,,,,
            """);
  }

  @Test
  void handsOutTheSameRowsAsJsonLines() {
    gateway.ports().sweep(CARD);
    inPagesOf(3);

    List<String> lines = gateway.get("/sweeps/7d1e/results.jsonl", TOKEN).text().lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(2))
        .contains("\"mean_cost\":6.666667", "\"by_releases\":[1,2]", "\"first_year\":null");
    assertThat(lines.get(1)).endsWith("\"reason\":\"no \\\"memory\\\", twice\"}");
  }

  @Test
  void saysWhatEachColumnMeans() {
    gateway.ports().sweep(CARD);

    List<String> lines = gateway.get("/sweeps/7d1e/columns.csv", TOKEN).text().lines().toList();

    assertThat(lines).hasSize(ResultColumn.ALL.size() + 1);
    assertThat(lines.getFirst()).isEqualTo("column,type,meaning");
    assertThat(lines).anyMatch(line -> line.startsWith("mean_cost,\"DECIMAL(18,6)\","));
  }

  @Test
  void handsOutASpecThatRepeatsTheSweep() {
    gateway.ports().sweep(CARD);

    Answer spec = gateway.get("/sweeps/7d1e/spec.json", TOKEN);
    spec.expect(200, "Grid");
    GridReader again = GridReader.read(spec.bytes().toArray(), GridDocument.Format.JSON);

    assertThat(again.spec()).isEqualTo(CARD.spec());
    assertThat(again.expected()).containsExactly(SNAPSHOT);
  }

  @Test
  void listsAllSweeps() {
    gateway.ports().sweeps(CARD, CARD);

    assertThat(gateway.get("/sweeps", TOKEN).expect(200, "SweepList").get("sweeps")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void changesASweep(String change) {
    gateway.ports().sweep(CARD);

    gateway.post("/sweeps/7d1e/" + change, "", TOKEN).expect(200, "Sweep");

    assertThat(gateway.ports().asked()).containsExactly(change.toUpperCase(Locale.ROOT) + " 7d1e");
  }

  @Test
  void saysWhyASweepIsNotTakenOrChanged() {
    gateway.ports().sweep(new SweepEnded("7d1e", JobStatus.FINISHED));
    gateway.post("/sweeps/7d1e/pause", "", TOKEN).expect(ProblemType.SWEEP_ENDED);

    gateway.ports().sweep(new NoSnapshot(PERFORMERS, List.of()));
    submit(GRID).expect(ProblemType.UNKNOWN_RULESET);

    gateway.ports().sweep(new OtherSnapshots(List.of(SNAPSHOT)));
    assertThat(submit(GRID).expect(ProblemType.OTHER_SNAPSHOTS).get("detail").textValue())
        .contains("2026-11/performers/ab12");

    gateway.ports().sweep(new TooManySweeps(20));
    assertThat(submit(GRID).expect(ProblemType.BUSY).get("retryAfterSeconds").intValue())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/results.csv", "/results.jsonl", "/columns.csv", "/spec.json"})
  void knowsNoSweepThatIsNot(String file) {
    gateway.ports().sweep(new UnknownSweep("7d1e"));

    gateway.get("/sweeps/7d1e" + file, TOKEN).expect(ProblemType.UNKNOWN_SWEEP);
    gateway.get("/sweeps/a%20b" + file, TOKEN).expect(ProblemType.UNKNOWN_SWEEP);
  }

  @Test
  void saysSoWhenASweepIsForgottenBetweenTwoPages() {
    gateway.ports().sweep(CARD);
    gateway.ports().points(_ -> new UnknownSweep("7d1e"));

    gateway.get("/sweeps/7d1e/results.csv", TOKEN).expect(ProblemType.UNKNOWN_SWEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sweeps", "/sweeps/7d1e", "/sweeps/7d1e/results.csv"})
  void opensToNobodyWithoutTheToken(String address) {
    gateway.get(address).expect(ProblemType.UNAUTHORIZED);
    gateway.post("/sweeps", "{}").expect(ProblemType.UNAUTHORIZED);
    gateway.post("/sweeps/7d1e/cancel", "").expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  private static void inPagesOf(int most) {
    gateway
        .ports()
        .points(first -> new PointPage("7d1e", POINTS.stream().skip(first).limit(most).toList()));
  }

  private static Answer submit(String grid) {
    return gateway.send(
        "POST",
        "/sweeps",
        grid.getBytes(StandardCharsets.UTF_8),
        with(TOKEN, "Content-Type", "application/yaml"));
  }

  private static String[] with(String[] headers, String name, String value) {
    return new String[] {headers[0], headers[1], name, value};
  }
}
