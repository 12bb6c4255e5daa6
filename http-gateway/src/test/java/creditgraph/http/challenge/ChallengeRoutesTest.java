package creditgraph.http.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.challenge.ChallengeId.OfPair;
import creditgraph.protocol.challenge.Challenging.Busy;
import creditgraph.protocol.challenge.Challenging.Found;
import creditgraph.protocol.challenge.Challenging.NoChallenge;
import creditgraph.protocol.challenge.Challenging.NoPair;
import creditgraph.protocol.challenge.Challenging.NoSnapshot;
import creditgraph.protocol.challenge.Challenging.Page;
import creditgraph.protocol.path.NamedArtist;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeRoutesTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final ChallengeId PAIR =
      new OfPair(PERFORMERS, new ArtistId(41), new ArtistId(45));

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
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
  void givesTodaysToBeAskedForAgain() {
    gateway.ports().challenge(new Found(daily(DAY, Long.MAX_VALUE)));

    Answer answer = gateway.get("/challenges/daily");

    JsonNode json = answer.expect(200, "Challenge");
    assertThat(json.get("id").textValue()).isEqualTo("2026-11-22");
    assertThat(json.get("number").intValue()).isEqualTo(326);
    assertThat(json.at("/from/name").textValue()).isEqualTo("Ada Vale");
    assertThat(json.get("routes").textValue()).isEqualTo("9223372036854775807");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    Answer held = gateway.get("/challenges/daily", "If-None-Match", answer.header("ETag"));
    assertThat(held.status()).isEqualTo(304);
    assertThat(held.text()).isEmpty();
  }

  @Test
  void givesADaysToBeKeptForEver() {
    gateway.ports().challenge(new Found(daily(DAY, 17)));

    Answer answer = gateway.get("/challenges/2026-11-22");

    answer.expect(200, "Challenge");
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.header("ETag")).startsWith("\"");
    assertThat(gateway.ports().asked()).containsExactly("2026-11-22");
  }

  @Test
  void givesAPairThatNobodyPublished() {
    gateway.ports().challenge(new Found(drawn()));

    Answer answer = gateway.get("/challenges/performers.41.45");

    JsonNode json = answer.expect(200, "Challenge");
    assertThat(json.get("id").textValue()).isEqualTo("performers.41.45");
    assertThat(json.get("day").isNull()).isTrue();
    assertThat(json.get("number").isNull()).isTrue();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30", "2026-11-2", "1999-01-01", "performers.41", "performers.41.41",
        "performers.0.4", "performers.41.9999999999", "Performers.41.45", "..%2f..%2fetc", "x%00y"
      })
  void asksNobodyForWhatIsNoName(String id) {
    gateway.get("/challenges/" + id).expect(ProblemType.UNKNOWN_CHALLENGE);

    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void saysWhyThereIsNone() {
    gateway.ports().challenge(new NoChallenge(new OfDay(DAY)));
    gateway.get("/challenges/daily").expect(ProblemType.UNKNOWN_CHALLENGE);
    gateway.get("/challenges/2026-11-22").expect(ProblemType.UNKNOWN_CHALLENGE);

    gateway.ports().challenge(new NoPair(SNAPSHOT));
    gateway.get("/challenges/random?seed=1").expect(ProblemType.UNKNOWN_CHALLENGE);

    gateway.ports().challenge(new NoSnapshot(PERFORMERS, List.of(new RulesetId("everyone"))));
    JsonNode problem =
        gateway.get("/challenges/performers.41.45").expect(ProblemType.UNKNOWN_RULESET);
    assertThat(problem.at("/available/0").textValue()).isEqualTo("everyone");

    gateway.ports().challenge(new Busy(Duration.ofSeconds(2)));
    Answer busy = gateway.get("/challenges/random?seed=1");
    busy.expect(ProblemType.BUSY);
    assertThat(busy.header("Retry-After")).isEqualTo("2");
  }

  @Test
  void drawsFromASeedAndSaysSoInTheTag() {
    gateway.ports().challenge(new Found(drawn()));

    Answer seeded = gateway.get("/challenges/random?seed=7&band=hard&ruleset=everyone");
    Answer unseeded = gateway.get("/challenges/random");

    seeded.expect(200, "Challenge");
    assertThat(seeded.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(unseeded.header("Cache-Control")).isEqualTo("no-store");
    assertThat(gateway.ports().asked().getFirst()).isEqualTo("everyone 7 'hard'");
    assertThat(gateway.ports().asked().getLast()).matches("performers [0-9]+ ''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed=-1",
        "seed=1000000000",
        "seed=x",
        "band=easy",
        "ruleset=../x",
        "a=1",
        "artists=41",
        "artists=41,41",
        "artists=41,x",
        "artists=41,0",
        "artists=41,,45",
        "decade=1975",
        "decade=970s",
        "decade=1975s",
      })
  void refusesADrawThatCannotBe(String query) {
    gateway.get("/challenges/random?" + query).expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void drawsFromACollectionOfPeople() {
    gateway.ports().challenge(new Found(drawn()));

    gateway.get("/challenges/random?seed=7&artists=41,45,41&decade=1970s").expect(200, "Challenge");

    assertThat(gateway.ports().asked())
        .containsExactly("performers 7 '' Ends[among=[41, 45], decade=1970]");
  }

  @Test
  void takesAHundredPeopleAndNoMore() {
    gateway.ports().challenge(new Found(drawn()));
    String hundred =
        IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining(","));

    gateway.get("/challenges/random?seed=7&artists=" + hundred).expect(200, "Challenge");
    gateway
        .get("/challenges/random?seed=7&artists=" + hundred + ",101")
        .expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void listsTheArchivePageByPage() {
    gateway.ports().archive(new Page(List.of(daily(DAY, 3), daily(DAY.minusDays(1), 4)), true));

    Answer first = gateway.get("/challenges?limit=2");

    JsonNode json = first.expect(200, "ChallengePage");
    assertThat(json.get("challenges")).hasSize(2);
    assertThat(json.get("next").textValue()).isEqualTo("/challenges?before=2026-11-21&limit=2");
    assertThat(first.header("Link"))
        .isEqualTo("</challenges?before=2026-11-21&limit=2>; rel=\"next\"");

    gateway.ports().archive(new Page(List.of(), false));
    Answer last = gateway.get(json.get("next").textValue());

    assertThat(last.expect(200, "ChallengePage").get("next").isNull()).isTrue();
    assertThat(last.header("Link")).isEmpty();
    assertThat(gateway.ports().asked())
        .containsExactly("2 before 9999-12-31", "2 before 2026-11-21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=101", "before=yesterday", "before=performers.1.2", "x=1"})
  void refusesAPageThatCannotBe(String query) {
    gateway.get("/challenges?" + query).expect(ProblemType.INVALID_REQUEST);
  }

  private static Challenge daily(LocalDate day, long routes) {
    return challenge(new OfDay(day), 326, routes);
  }

  private static Challenge drawn() {
    return challenge(PAIR, 0, 17);
  }

  static Challenge challenge(ChallengeId id, int number, long routes) {
    return new Challenge(
        id,
        number,
        SNAPSHOT,
        new NamedArtist(new ArtistId(41), "Ada Vale", 34),
        new NamedArtist(new ArtistId(45), "Ines Quill", 12),
        3,
        routes,
        57,
        "far");
  }
}
