package creditgraph.http.path;

import static java.util.stream.Collectors.joining;
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
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import creditgraph.protocol.path.ReleaseCard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    reply(Found.one(SNAPSHOT, ADA, INES, List.of(hop), 2, Duration.ofMillis(1)));

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
  void rendersHowManyShortestRoutesThereAreAndMoreOfThem() {
    Found one = found(sparseRelease());
    reply(
        new Found(
            SNAPSHOT,
            ADA,
            INES,
            one.hops(),
            9,
            one.took(),
            0,
            Long.MAX_VALUE,
            List.of(one.hops())));

    JsonNode json = asked("\"routes\":2").expect(200, "PathFound");

    assertThat(json.at("/shortestRoutes/count").textValue()).isEqualTo("9223372036854775807");
    assertThat(json.at("/shortestRoutes/isExact").booleanValue()).isFalse();
    assertThat(json.at("/shortestRoutes/others/0/0/release/title").textValue())
        .isEqualTo("Harbour Lights");
    assertThat(json.get("cost").isNull()).isTrue();
  }

  @Test
  void rendersWhatACheapestRouteCosts() {
    Found one = found(sparseRelease());
    reply(new Found(SNAPSHOT, ADA, INES, one.hops(), 9, one.took(), 17, 0, List.of()));

    JsonNode json = asked("\"hubPenalty\":4").expect(200, "PathFound");

    assertThat(json.get("cost").intValue()).isEqualTo(17);
    assertThat(json.get("shortestRoutes").isNull()).isTrue();
  }

  @Test
  void saysThatNoRouteSatisfiesTheOptionsAndHowShortOneWithoutThemIs() {
    reply(new Unsatisfied(SNAPSHOT, ADA, INES, 3, 77));

    Answer answer = asked("\"years\":\"1960\"");

    assertThat(answer.expect(200, "PathUnsatisfied").get("lengthWithoutOptions").intValue())
        .isEqualTo(3);
    assertThat(answer.header("ETag")).startsWith("W/");
    reply(new Unsatisfied(SNAPSHOT, ADA, INES, 0, 77));
    assertThat(
            asked("\"years\":\"1960\"")
                .expect(200, "PathUnsatisfied")
                .get("lengthWithoutOptions")
                .isNull())
        .isTrue();
  }

  @Test
  void asksWithTheOptionsGiven() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));

    asked(
        "\"years\":\"1960-1969\",\"yearOrder\":\"descending\",\"maxReleases\":6,"
            + "\"maxPeople\":30,\"avoidFormats\":[\"DVD\",\"CD\"],\"avoidArtists\":[9,8],"
            + "\"avoidReleases\":[7],\"via\":[6,5]");
    asked("\"routes\":20");
    asked("\"seed\":9007199254740991,\"years\":\"all\",\"yearOrder\":\"any\"");
    asked("\"hubPenalty\":0");

    assertThat(gateway.ports().asked())
        .endsWith(
            "performers 41 45 years=1960-1969;yearOrder=descending;maxReleases=6;maxPeople=30;"
                + "avoidFormats=CD,DVD;avoidArtists=8,9;avoidReleases=7;via=6,5",
            "performers 41 45 routes=20",
            "performers 41 45 seed=9007199254740991",
            "performers 41 45 hubPenalty=0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          routes        | "routes":0
          routes        | "routes":21
          routes        | "routes":"2"
          seed          | "seed":0
          seed          | "seed":9007199254740992
          seed          | "seed":1,"routes":2
          hubPenalty    | "hubPenalty":-1
          hubPenalty    | "hubPenalty":1001
          hubPenalty    | "hubPenalty":1,"routes":2
          hubPenalty    | "hubPenalty":1,"seed":2
          years         | "years":"1969-1960"
          years         | "years":1960
          years         | "years":"0000"
          yearOrder     | "yearOrder":"up"
          yearOrder     | "yearOrder":"ascending","routes":2
          yearOrder     | "yearOrder":"ascending","hubPenalty":2
          maxReleases   | "maxReleases":0
          maxReleases   | "maxReleases":65
          maxReleases   | "maxReleases":5,"hubPenalty":2
          maxPeople     | "maxPeople":1
          maxPeople     | "maxPeople":1000001
          avoidFormats  | "avoidFormats":[]
          avoidFormats  | "avoidFormats":"CD"
          avoidFormats  | "avoidFormats":[" "]
          avoidFormats  | "avoidFormats":["a\\u0000"]
          avoidFormats  | "avoidFormats":["\\ud800"]
          avoidFormats  | "avoidFormats":["1","2","3","4","5","6","7","8","9"]
          avoidFormats  | "avoidFormats":["01234567890123456789012345678901234567890"]
          avoidArtists  | "avoidArtists":[41]
          avoidArtists  | "avoidArtists":[0]
          avoidArtists  | "avoidArtists":[1.5]
          avoidReleases | "avoidReleases":[2147483648]
          avoidReleases | "avoidReleases":[[7]]
          via           | "via":[1,2,3,4,5,6,7,8,9]
          via           | "via":[7],"avoidArtists":[7]
          via           | "via":[7],"routes":2
          via           | "via":[7],"hubPenalty":2
          via           | "via":null
          """)
  void namesTheFieldThatCannotBeAskedAndAsksNobody(String field, String options) {
    int before = gateway.ports().asked().size();

    JsonNode problem = asked(options).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo(field);
    assertThat(problem.get("detail").textValue()).startsWith(field + ": ");
    assertThat(gateway.ports().asked()).hasSize(before);
  }

  @Test
  void takesTheSameQuestionInAnAddress() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));
    String address =
        "/paths?from=41&to=45&years=1960-1969&yearOrder=ascending&maxReleases=6&maxPeople=30"
            + "&avoidFormats=DVD,CD&avoidArtists=9,8&avoidReleases=7&via=6,5";

    Answer there = gateway.get(address);
    Answer held = gateway.get(address, "If-None-Match", there.header("ETag"));
    gateway.get("/paths?from=41&to=45&ruleset=everyone&hubPenalty=0");
    gateway.get("/paths?from=41&to=45&seed=9007199254740991");

    there.expect(200, "PathNotConnected");
    assertThat(held.status()).isEqualTo(304);
    assertThat(gateway.ports().asked())
        .endsWith(
            "performers 41 45 years=1960-1969;yearOrder=ascending;maxReleases=6;maxPeople=30;"
                + "avoidFormats=CD,DVD;avoidArtists=8,9;avoidReleases=7;via=6,5",
            "everyone 41 45 hubPenalty=0",
            "performers 41 45 seed=9007199254740991");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from          | to=45
          from          | from=x&to=45
          to            | from=41&to=4e1
          to            | from=41&to=99999999999999999999
          routes        | from=41&to=45&routes=21
          via           | from=41&to=45&via=
          via           | from=41&to=45&via=1,x
          avoidArtists  | from=41&to=45&avoidArtists=45
          years         | from=41&to=45&years=1969-1960
          from          | from=41&from=42&to=45
          query         | from=41&to=45&colour=red
          """)
  void namesTheParameterThatCannotBeAsked(String parameter, String query) {
    assertThat(
            gateway
                .get("/paths?" + query)
                .expect(ProblemType.INVALID_REQUEST)
                .get("field")
                .textValue())
        .isEqualTo(parameter);
  }

  @Test
  void takesNoMoreToAvoidThanTheContractSays() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));
    String ids = IntStream.rangeClosed(101, 132).mapToObj(Integer::toString).collect(joining(","));

    assertThat(asked("\"avoidReleases\":[" + ids + "]").status()).isEqualTo(200);
    assertThat(
            asked("\"avoidReleases\":[" + ids + ",133]")
                .expect(ProblemType.INVALID_REQUEST)
                .get("field")
                .textValue())
        .isEqualTo("avoidReleases");
  }

  @Test
  void namesTheArtistToVisitWhoIsNotThere() {
    reply(new UnknownArtist(SNAPSHOT, new ArtistId(77)));

    assertThat(asked("\"via\":[77]").expect(ProblemType.UNKNOWN_ARTIST).get("field").textValue())
        .isEqualTo("via");
  }

  @Test
  void tagsAnAnswerByItsOptions() {
    reply(new NotConnected(SNAPSHOT, ADA, INES, 9, 2, List.of()));

    assertThat(
            List.of(
                asked("\"routes\":2").header("ETag"),
                asked("\"routes\":3").header("ETag"),
                gateway.post("/paths", QUESTION).header("ETag")))
        .doesNotHaveDuplicates();
    assertThat(asked("\"avoidArtists\":[1,2]").header("ETag"))
        .isEqualTo(asked("\"avoidArtists\":[2,1,2]").header("ETag"));
  }

  private static Answer asked(String options) {
    return gateway.post("/paths", "{\"from\":41,\"to\":45," + options + "}");
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
    return Found.one(SNAPSHOT, ADA, INES, List.of(hop), 184, Duration.ofNanos(1_500_900));
  }

  private static ReleaseCard sparseRelease() {
    return new ReleaseCard(
        new ReleaseId(90210), "Harbour Lights", "The Slow Tide", 0, "", List.of(), 0, 6, 9);
  }
}
