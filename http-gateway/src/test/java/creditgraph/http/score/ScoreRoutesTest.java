package creditgraph.http.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.PairScore.Verdict;
import creditgraph.protocol.score.ScoreSpec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreRoutesTest {

  private static final String[] TOKEN = {"Authorization", "Bearer open sesame"};
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final ScoreSpec DRAWN = new ScoreSpec(PERFORMERS, 3, List.of(), 20, -7, "a");

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
  void startsAJobOfDrawnPairs() {
    gateway.ports().job(card(DRAWN, JobStatus.RUNNING));

    Answer answer =
        gateway.post(
            "/scores", "{\"drawn\":3,\"minReleases\":20,\"seed\":-7,\"run\":\"a\"}", TOKEN);

    JsonNode json = answer.expect(202, "ScoreJob");
    assertThat(answer.header("Location")).isEqualTo("/scores/5f0c");
    assertThat(json.at("/job/kind").textValue()).isEqualTo("score");
    assertThat(json.at("/spec/drawn").intValue()).isEqualTo(3);
    assertThat(gateway.ports().asked()).containsExactly(DRAWN.toString());
  }

  @Test
  void startsAJobOfListedPairs() {
    ScoreSpec listed = new ScoreSpec(PERFORMERS, 0, List.of(pair(1, 2), pair(4, 3)), 1, 1, "");
    gateway.ports().job(card(listed, JobStatus.RUNNING));

    JsonNode json =
        gateway.post("/scores", "{\"listed\":[[1,2],[4,3]]}", TOKEN).expect(202, "ScoreJob");

    assertThat(json.at("/spec/listed/1/from").intValue()).isEqualTo(4);
    assertThat(gateway.ports().asked()).containsExactly(listed.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"drawn\":3,\"listed\":[[1,2]]}",
        "{\"drawn\":0}",
        "{\"drawn\":100001}",
        "{\"drawn\":3,\"minReleases\":0}",
        "{\"drawn\":3,\"run\":\"a b\"}",
        "{\"drawn\":3,\"priority\":\"soon\"}",
        "{\"listed\":[]}",
        "{\"listed\":7}",
        "{\"listed\":[[1,2],[3]]}",
        "{\"listed\":[[1,0]]}",
        "{\"listed\":[[1,2],[3,3]]}",
        "{\"listed\":[[1,2.5]]}",
        "{\"listed\":[[1,99999999999]]}",
      })
  void refusesWhatCannotBeScored(String question) {
    gateway.post("/scores", question, TOKEN).expect(ProblemType.INVALID_REQUEST);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void saysWhyNoJobWasStarted() {
    gateway.ports().job(new NoSuchRuleset(PERFORMERS, List.of()));
    gateway.post("/scores", "{\"drawn\":3}", TOKEN).expect(ProblemType.UNKNOWN_RULESET);

    gateway.ports().job(new TooManyJobs(8));
    gateway.post("/scores", "{\"drawn\":3}", TOKEN).expect(ProblemType.BUSY);
  }

  @Test
  void listsEachPairOnceTheEasiestFirst() {
    gateway.ports().job(card(DRAWN, JobStatus.FINISHED));
    PairScore none =
        new PairScore(pair(1, 9), Verdict.NOT_CONNECTED, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0, -1);
    gateway
        .ports()
        .pairs(
            none,
            found(5, 6, 40, Long.MAX_VALUE),
            found(3, 4, 40, 2),
            found(7, 8, 12, 9),
            found(3, 4, 40, 2));

    JsonNode json = gateway.get("/scores/5f0c/pairs", TOKEN).expect(200, "ScoredPairs");

    assertThat(json.get("pairs").findValuesAsText("from")).containsExactly("7", "3", "5", "1");
    assertThat(json.at("/pairs/2/routes").textValue()).isEqualTo("9223372036854775807");
    assertThat(json.at("/pairs/3/difficulty").isNull()).isTrue();
    assertThat(gateway.get("/scores/5f0c/pairs.csv", TOKEN).text())
        .isEqualTo(
            """
            from,to,verdict,difficulty,releases,routes,artists,firstReleases,lastReleases,fromReleases,toReleases,leastKnown,crowded,wins
            7,8,found,12,2,9,1,2,3,4,5,6,1,12
            3,4,found,40,2,2,1,2,3,4,5,6,1,12
            5,6,found,40,2,9223372036854775807,1,2,3,4,5,6,1,12
            1,9,not-connected,,,,,,,3,4,,,
            """);
  }

  @Test
  void givesNoPairsBeforeAllAreThere() {
    gateway.ports().job(card(DRAWN, JobStatus.RUNNING));

    gateway.get("/scores/5f0c/pairs", TOKEN).expect(ProblemType.JOB_UNFINISHED);
    gateway.get("/scores/5f0c/pairs.csv", TOKEN).expect(ProblemType.JOB_UNFINISHED);
    gateway.get("/scores/5f0c", TOKEN).expect(200, "ScoreJob");
  }

  @Test
  void knowsNoJobOfAnotherKind() {
    gateway.ports().job(card(SampleSpec.of(PERFORMERS, 5, 1, ""), JobStatus.FINISHED));
    gateway.get("/scores/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/scores/5f0c/pairs", TOKEN).expect(ProblemType.UNKNOWN_JOB);

    gateway.ports().job(new UnknownJob("5f0c"));
    gateway.get("/scores/5f0c", TOKEN).expect(ProblemType.UNKNOWN_JOB);
    gateway.get("/scores/a%20b", TOKEN).expect(ProblemType.UNKNOWN_JOB);
  }

  @Test
  void opensToNobodyWithoutTheToken() {
    gateway.post("/scores", "{\"drawn\":3}").expect(ProblemType.UNAUTHORIZED);
    gateway.get("/scores/5f0c/pairs.csv").expect(ProblemType.UNAUTHORIZED);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  private static PairScore found(int from, int to, int difficulty, long routes) {
    return new PairScore(
        pair(from, to), Verdict.FOUND, 2, routes, 1, 2, 3, 4, 5, 6, 1, 12, difficulty);
  }

  private static ArtistPair pair(int from, int to) {
    return new ArtistPair(new ArtistId(from), new ArtistId(to));
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
