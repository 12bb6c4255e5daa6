package creditgraph.http.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final SampleSpec SPEC = SampleSpec.of(PERFORMERS, 500, 1, "");

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
  void acceptsASampleAndSaysWhereItIs() {
    gateway.ports().submit(new Progress("5f0c", SNAPSHOT, SPEC, 0, 2));

    Answer answer = gateway.post("/samples", "{\"pairs\":500}", TOKEN);

    assertThat(answer.expect(202, "Sample").get("tasksTotal").intValue()).isEqualTo(2);
    assertThat(answer.header("Location")).isEqualTo("/samples/5f0c");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(gateway.ports().asked()).containsExactly(SPEC.toString());
  }

  @Test
  void passesEveryFieldOn() {
    gateway.ports().submit(new Progress("5f0c", SNAPSHOT, SPEC, 0, 2));

    gateway.post(
        "/samples",
        "{\"pairs\":10000000,\"seed\":-9223372036854775808,\"ruleset\":\"everyone\",\"run\":\"a.1\","
            + "\"pairsPerTask\":10,\"priority\":\"low\",\"withinSeconds\":60,\"tries\":5}",
        TOKEN);

    assertThat(gateway.ports().asked())
        .containsExactly(
            new SampleSpec(new RulesetId("everyone"), 10_000_000, Long.MIN_VALUE, "a.1", 10)
                + " "
                + new JobTerms(Priority.LOW, Duration.ofMinutes(1), 5));
  }

  @Test
  void describesAFinishedSample() {
    DistanceCounts counts = new DistanceCounts(List.of(0L, 100L, 0L, 300L), 95, 5);
    gateway.ports().describe(new Finished("5f0c", SNAPSHOT, SPEC, counts));

    JsonNode json = gateway.get("/samples/5f0c", TOKEN).expect(200, "Sample");

    assertThat(json.get("status").textValue()).isEqualTo("finished");
    assertThat(json.at("/result/byReleases")).hasSize(3);
    assertThat(json.at("/result/byReleases/2/releases").intValue()).isEqualTo(3);
    assertThat(json.at("/result/byReleases/2/pairs").intValue()).isEqualTo(300);
    assertThat(json.at("/result/meanReleases").doubleValue()).isEqualTo(2.5);
    assertThat(json.at("/result/exhausted").intValue()).isEqualTo(5);
  }

  @Test
  void hasNoMeanWithoutAConnectedPair() {
    gateway
        .ports()
        .describe(new Finished("5f0c", SNAPSHOT, SPEC, new DistanceCounts(List.of(), 9, 0)));

    JsonNode json = gateway.get("/samples/5f0c", TOKEN).expect(200, "Sample");

    assertThat(json.at("/result/byReleases")).isEmpty();
    assertThat(json.at("/result/meanReleases").isNull()).isTrue();
  }

  @Test
  void tellsWhyASampleFailed() {
    gateway.ports().describe(new Failed("5f0c", SNAPSHOT, SPEC, "One task failed three times."));

    JsonNode json = gateway.get("/samples/5f0c", TOKEN).expect(200, "Sample");

    assertThat(json.get("status").textValue()).isEqualTo("failed");
    assertThat(json.get("reason").textValue()).isEqualTo("One task failed three times.");
  }

  @Test
  void knowsNoSampleByAnIdThatIsNone() {
    gateway.get("/samples/a%20b", TOKEN).expect(ProblemType.UNKNOWN_SAMPLE);
    gateway.get("/samples/" + "a".repeat(65), TOKEN).expect(ProblemType.UNKNOWN_SAMPLE);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void knowsNoSampleThatNobodyStarted() {
    gateway.ports().describe(new UnknownSample("5f0c"));

    gateway.get("/samples/5f0c", TOKEN).expect(ProblemType.UNKNOWN_SAMPLE);
  }

  @Test
  void listsTheRulesetsThereAre() {
    gateway.ports().submit(new UnknownRuleset(new RulesetId("studio"), List.of(PERFORMERS)));

    gateway
        .post("/samples", "{\"pairs\":1,\"ruleset\":\"studio\"}", TOKEN)
        .expect(ProblemType.UNKNOWN_RULESET);
  }

  @Test
  void turnsASampleAwayWhileTooManyRun() {
    gateway.ports().submit(new Busy(8));

    Answer answer = gateway.post("/samples", "{\"pairs\":1}", TOKEN);

    assertThat(answer.expect(ProblemType.BUSY).get("detail").textValue()).startsWith("8 samples");
    assertThat(answer.header("Retry-After")).isEqualTo("10");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {},                                          pairs
          {"pairs":0},                                 pairs
          {"pairs":10000001},                          pairs
          {"pairs":1.5},                               pairs
          {"pairs":1;"seed":"1"},                      seed
          {"pairs":1;"seed":9223372036854775808},      seed
          {"pairs":1;"run":"a b"},                     run
          {"pairs":1;"run":null},                      run
          {"pairs":1;"ruleset":7},                     ruleset
          {"pairs":1;"pairsPerTask":0},                pairsPerTask
          {"pairs":1;"pairsPerTask":10001},            pairsPerTask
          {"pairs":10000000;"pairsPerTask":9},         pairsPerTask
          {"pairs":1;"priority":"urgent"},             priority
          {"pairs":1;"withinSeconds":0},               withinSeconds
          {"pairs":1;"withinSeconds":31622401},        withinSeconds
          {"pairs":1;"tries":11},                      tries
          {"pairs":1;"token":"x"},                     token
          """)
  void refusesByNameWhatDoesNotFit(String body, String field) {
    JsonNode problem =
        gateway.post("/samples", body.replace(';', ','), TOKEN).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo(field);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer open", "Basic open sesame", "open sesame"})
  void opensToNobodyWithoutTheToken(String authorization) {
    String[] headers =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};

    Answer answer = gateway.post("/samples", "{\"pairs\":1}", headers);

    answer.expect(ProblemType.UNAUTHORIZED);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    gateway.get("/samples/5f0c", headers).expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void opensToNobodyWhereNoTokenIsSet() {
    try (TestGateway closed = TestGateway.start()) {
      closed
          .post("/samples", "{\"pairs\":1}", "Authorization", "Bearer ")
          .expect(ProblemType.UNAUTHORIZED);
    }
  }
}
