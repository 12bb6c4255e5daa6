package creditgraph.http.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.ReleaseCard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PathRoutesTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final NamedArtist ADA = new NamedArtist(new ArtistId(41), "Ada Vale", 34);
  private static final NamedArtist INES = new NamedArtist(new ArtistId(45), "Ines Quill", 12);
  private static final String QUESTION = "{\"from\":41,\"to\":45}";

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void rendersARouteWithItsEvidence() {
    reply(found(sparseRelease()));

    JsonNode json = gateway.post("/paths", QUESTION).expect(200, "PathFound");

    assertThat(json.get("outcome").textValue()).isEqualTo("found");
    assertThat(json.at("/snapshot/fingerprint").textValue()).isEqualTo("ab12");
    assertThat(json.get("length").intValue()).isEqualTo(1);
    assertThat(json.get("tookMicros").longValue()).isEqualTo(1500);
    assertThat(json.at("/hops/0/fromCredits/0/role").textValue()).isEqualTo("Guitar");
    assertThat(json.at("/hops/0/toCredits/0/tracks/0/title").textValue()).isEqualTo("Low Water");
    assertThat(json.at("/hops/0/release/url").textValue())
        .isEqualTo("https://www.discogs.com/release/90210");
  }

  @Test
  void saysNullForWhatTheDumpDoesNotState() {
    reply(found(sparseRelease()));

    JsonNode hop = gateway.post("/paths", QUESTION).json().at("/hops/0");

    assertThat(hop.at("/release/year").isNull()).isTrue();
    assertThat(hop.at("/release/country").isNull()).isTrue();
    assertThat(hop.at("/release/masterId").isNull()).isTrue();
    assertThat(hop.at("/fromCredits/0/trackText").isNull()).isTrue();
    assertThat(hop.at("/toCredits/0/role").isNull()).isTrue();
    assertThat(hop.at("/toCredits/0/anv").isNull()).isTrue();
    assertThat(hop.at("/toCredits/0/tracks/0/position").isNull()).isTrue();
  }

  @Test
  void rendersAMembershipAsItsOwnKindOfEvidence() {
    Hop hop = new MembershipHop(ADA, INES, INES.id());
    reply(new Found(SNAPSHOT, ADA, INES, List.of(hop), 2, Duration.ofMillis(1)));

    JsonNode json = gateway.post("/paths", QUESTION).expect(200, "PathFound");

    assertThat(json.at("/hops/0/kind").textValue()).isEqualTo("membership");
    assertThat(json.at("/hops/0/group").intValue()).isEqualTo(45);
    assertThat(json.at("/hops/0/release").isMissingNode()).isTrue();
  }

  @Test
  void saysThatNoChainJoinsThemAndWhichRulesWould() {
    SnapshotRef everyone = new SnapshotRef("2026-11", new RulesetId("everyone"), "ef56");
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of(everyone)));

    JsonNode json = gateway.post("/paths", QUESTION).expect(200, "PathNotConnected");

    assertThat(json.at("/to/name").textValue()).isEqualTo("Ines Quill");
    assertThat(json.get("fromReach").intValue()).isEqualTo(9);
    assertThat(json.get("toReach").intValue()).isEqualTo(2);
    assertThat(json.at("/joinedUnder/0/ruleset").textValue()).isEqualTo("everyone");
  }

  @Test
  void saysWhichLimitASearchReachedAndLetsNobodyKeepIt() {
    reply(new BudgetExhausted(SNAPSHOT, "edges", 77));

    Answer answer = gateway.post("/paths", QUESTION);

    assertThat(answer.expect(200, "PathBudgetExhausted").get("limit").textValue())
        .isEqualTo("edges");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void saysThatTwoIdsAreOneArtist() {
    reply(new SameArtist(SNAPSHOT, ADA));

    JsonNode problem = gateway.post("/paths", QUESTION).expect(ProblemType.SAME_ARTIST);

    assertThat(problem.get("detail").textValue()).contains("Ada Vale").contains("performers");
  }

  @Test
  void namesTheFieldOfAnUnknownArtist() {
    reply(new UnknownArtist(SNAPSHOT, new ArtistId(45)));

    JsonNode problem = gateway.post("/paths", QUESTION).expect(ProblemType.UNKNOWN_ARTIST);

    assertThat(problem.get("field").textValue()).isEqualTo("to");
    assertThat(problem.get("detail").textValue()).contains("45").contains("performers");
  }

  @Test
  void listsTheRulesetsThereAre() {
    reply(new UnknownRuleset(new RulesetId("studio"), List.of(PERFORMERS)));

    JsonNode problem =
        gateway
            .post("/paths", "{\"from\":41,\"to\":45,\"ruleset\":\"studio\"}")
            .expect(ProblemType.UNKNOWN_RULESET);

    assertThat(problem.get("available").get(0).textValue()).isEqualTo("performers");
  }

  @Test
  void saysWhenToAskABusySearchAgain() {
    reply(new Busy(Duration.ofMillis(1200)));

    Answer answer = gateway.post("/paths", QUESTION);

    assertThat(answer.expect(ProblemType.BUSY).get("retryAfterSeconds").intValue()).isEqualTo(2);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
  }

  @Test
  void refusesTheSameArtistTwiceWithoutAsking() {
    int before = gateway.ports().asked().size();

    gateway.post("/paths", "{\"from\":41,\"to\":41}").expect(ProblemType.SAME_ARTIST);

    assertThat(gateway.ports().asked()).hasSize(before);
  }

  @Test
  void asksForPerformersUnlessTold() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));

    gateway.post("/paths", QUESTION);
    gateway.post("/paths", "{\"from\":41,\"to\":45,\"ruleset\":\"everyone\"}");

    assertThat(gateway.ports().asked()).endsWith("performers 41 45", "everyone 41 45");
  }

  @Test
  void tagsAnAnswerByItsSnapshotAndQuestion() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));
    String tag = gateway.post("/paths", QUESTION).header("ETag");
    String again = gateway.post("/paths", "{ \"to\": 45, \"from\": 41 }").header("ETag");
    String backwards = gateway.post("/paths", "{\"from\":45,\"to\":41}").header("ETag");
    reply(
        new NotConnected(
            new SnapshotRef("2026-12", PERFORMERS, "cd34"), ADA, INES, 9, 2, List.of()));
    String later = gateway.post("/paths", QUESTION).header("ETag");

    assertThat(tag).startsWith("W/\"").isEqualTo(again);
    SnapshotRef everyone = new SnapshotRef("2026-11", new RulesetId("everyone"), "ef56");
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of(everyone)));
    String joinedElsewhere = gateway.post("/paths", QUESTION).header("ETag");

    assertThat(List.of(tag, backwards, later, joinedElsewhere)).doesNotHaveDuplicates();
  }

  @Test
  void givesTheClientsOwnRequestIdBack() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));

    assertThat(gateway.post("/paths", QUESTION, "X-Request-Id", "web-7.1").header("X-Request-Id"))
        .isEqualTo("web-7.1");
    assertThat(gateway.post("/paths", QUESTION, "X-Request-Id", "a b").header("X-Request-Id"))
        .matches("[0-9a-f]{16}");
  }

  private static void reply(PathReply reply) {
    gateway.ports().paths((ruleset, from, to) -> CompletableFuture.completedStage(reply));
  }

  private static Found found(ReleaseCard release) {
    CreditEvidence guitar = new CreditEvidence("extra", "Guitar", "A. Vale", "", List.of());
    CreditEvidence singer =
        new CreditEvidence(
            "track", "", "", "", List.of(new CreditEvidence.TrackRef("", "Low Water")));
    Hop hop = new CreditedHop(ADA, release, INES, List.of(guitar), List.of(singer));
    return new Found(SNAPSHOT, ADA, INES, List.of(hop), 184, Duration.ofNanos(1_500_900));
  }

  private static ReleaseCard sparseRelease() {
    return new ReleaseCard(
        new ReleaseId(90210), "Harbour Lights", "The Slow Tide", 0, "", List.of(), 0, 6, 9);
  }
}
