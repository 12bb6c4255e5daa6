package creditgraph.http.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.challenge.Challenging.AtTheGoal;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.Hint;
import creditgraph.protocol.challenge.Challenging.Judged;
import creditgraph.protocol.challenge.Challenging.JudgedStep;
import creditgraph.protocol.challenge.Challenging.NoChallenge;
import creditgraph.protocol.challenge.Challenging.NoSnapshot;
import creditgraph.protocol.challenge.Challenging.NoWay;
import creditgraph.protocol.challenge.Challenging.Step;
import creditgraph.protocol.challenge.Challenging.UnknownArtist;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.ReleaseCard;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptRoutesTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef LATER = new SnapshotRef("2026-12", PERFORMERS, "cd34");
  private static final OfDay ID = new OfDay(LocalDate.of(2026, 11, 22));
  private static final Challenge CHALLENGE = ChallengeRoutesTest.challenge(ID, 326, 17);
  private static final String VALIDATE = "/challenges/2026-11-22/validate";
  private static final String HINT = "/challenges/2026-11-22/hint";

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("body-limit = 1KiB");
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
  void judgesEachStepWithItsProofOrItsReason() {
    gateway
        .ports()
        .attempt(
            new Judged(
                CHALLENGE,
                LATER,
                List.of(
                    new JudgedStep(step(7, 9), "not-credited-here", List.of()),
                    new JudgedStep(step(100, 45), "accepted", List.of(hop()))),
                1,
                1,
                2,
                true,
                75));

    Answer answer = gateway.post(VALIDATE, "{\"steps\":[[7,9],[100,45]],\"hints\":2}");

    JsonNode json = answer.expect(200, "Attempt");
    assertThat(json.get("score").intValue()).isEqualTo(75);
    assertThat(json.get("par").intValue()).isEqualTo(3);
    assertThat(json.at("/judgedOn/fingerprint").textValue()).isEqualTo("cd34");
    assertThat(json.at("/steps/0/verdict").textValue()).isEqualTo("not-credited-here");
    assertThat(json.at("/steps/0/proof").isNull()).isTrue();
    assertThat(json.at("/steps/1/proof/fromCredits/0/role").textValue()).isEqualTo("Guitar");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(gateway.ports().asked())
        .containsExactly(ID + " " + List.of(step(7, 9), step(100, 45)) + " 2");
  }

  @Test
  void hasNoScoreBeforeTheGoal() {
    gateway
        .ports()
        .attempt(
            new Judged(
                CHALLENGE,
                LATER,
                List.of(new JudgedStep(step(7, 9), "next-not-credited", List.of())),
                0,
                1,
                0,
                false,
                -1));

    JsonNode json = gateway.post(VALIDATE, "{\"steps\":[[7,9]]}").expect(200, "Attempt");

    assertThat(json.get("reached").booleanValue()).isFalse();
    assertThat(json.get("score").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"steps\":[]}",
        "{\"steps\":[[1]]}",
        "{\"steps\":[[1,2,3]]}",
        "{\"steps\":[[0,2]]}",
        "{\"steps\":[[1,2.5]]}",
        "{\"steps\":\"1-2\"}",
        "{\"steps\":[[1,2]],\"hints\":-1}",
        "{\"steps\":[[1,2]],\"hints\":101}",
        "{\"steps\":[[1,2]],\"score\":100}"
      })
  void refusesWhatIsNoAttempt(String body) {
    gateway.post(VALIDATE, body).expect(ProblemType.INVALID_REQUEST);

    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void boundsTheStepsAndTheBody() {
    String steps = String.join(",", Collections.nCopies(41, "[1,2]"));
    gateway.post(VALIDATE, "{\"steps\":[" + steps + "]}").expect(ProblemType.INVALID_REQUEST);

    String longer = String.join(",", Collections.nCopies(400, "[1,2]"));
    gateway.post(VALIDATE, "{\"steps\":[" + longer + "]}").expect(ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void hintsAtTheNextStep() {
    gateway.ports().hint(new Hint(CHALLENGE, LATER, new ArtistId(41), 2, "1990s", "guitar", "", 3));

    JsonNode json = gateway.post(HINT, "{\"at\":41,\"rung\":2}").expect(200, "Hint");

    assertThat(json.get("decade").textValue()).isEqualTo("1990s");
    assertThat(json.get("roleFamily").textValue()).isEqualTo("guitar");
    assertThat(json.get("initials").isNull()).isTrue();
    assertThat(gateway.ports().asked()).containsExactly("2026-11-22 from 41 rung 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"at\":41}", "{\"at\":0,\"rung\":1}", "{\"at\":41,\"rung\":4}"})
  void refusesWhatIsNoQuestionForAHint(String body) {
    gateway.post(HINT, body).expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void saysWhyThereIsNoHint() {
    gateway.ports().hint(new UnknownArtist(LATER, new ArtistId(9)));
    hint(ProblemType.UNKNOWN_ARTIST);
    gateway.ports().hint(new AtTheGoal(new ArtistId(45)));
    hint(ProblemType.SAME_ARTIST);
    gateway.ports().hint(new NoWay(LATER, new ArtistId(9)));
    hint(ProblemType.NO_WAY);
    gateway.ports().hint(new NoChallenge(ID));
    hint(ProblemType.UNKNOWN_CHALLENGE);
    gateway.ports().hint(new NoSnapshot(PERFORMERS, List.of()));
    hint(ProblemType.UNKNOWN_RULESET);
    gateway.ports().hint(new Busy(Duration.ofSeconds(2)));
    hint(ProblemType.BUSY);
  }

  @Test
  void saysWhyNothingIsJudged() {
    gateway.ports().attempt(new NoChallenge(ID));
    judge(VALIDATE, ProblemType.UNKNOWN_CHALLENGE);
    gateway.ports().attempt(new NoSnapshot(PERFORMERS, List.of()));
    judge(VALIDATE, ProblemType.UNKNOWN_RULESET);
    gateway.ports().attempt(new Busy(Duration.ofSeconds(2)));
    judge(VALIDATE, ProblemType.BUSY);
    judge("/challenges/tomorrow/validate", ProblemType.UNKNOWN_CHALLENGE);
  }

  private static void hint(ProblemType type) {
    gateway.post(HINT, "{\"at\":9,\"rung\":1}").expect(type);
  }

  private static void judge(String address, ProblemType type) {
    gateway.post(address, "{\"steps\":[[1,2]]}").expect(type);
  }

  private static Hop hop() {
    return new CreditedHop(
        CHALLENGE.from(),
        new ReleaseCard(
            new ReleaseId(100), "Dawn", "Ada Vale", 0, "", List.of("Vinyl, LP"), 0, 2, 1),
        CHALLENGE.to(),
        List.of(new CreditEvidence("extra", "Guitar", "", "", List.of())),
        List.of(new CreditEvidence("main", "", "", "", List.of())));
  }

  private static Step step(int release, int artist) {
    return new Step(new ReleaseId(release), new ArtistId(artist));
  }
}
