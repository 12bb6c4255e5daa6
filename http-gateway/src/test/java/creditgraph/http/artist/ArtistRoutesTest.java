package creditgraph.http.artist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtistRoutesTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final SnapshotRef NEXT = new SnapshotRef("2026-12", PERFORMERS, "cd34");

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
  void rendersMatchesInTheirOrder() {
    reply(
        new Matches(
            SNAPSHOT,
            List.of(
                new ArtistMatch(new ArtistId(7), "Ada Vale", MatchedBy.NAME, "", 34),
                new ArtistMatch(new ArtistId(8), "Adelheid", MatchedBy.VARIATION, "Ada V.", 3),
                new ArtistMatch(new ArtistId(9), "Vale", MatchedBy.ALIAS, "Adamant", 2))));

    JsonNode json = gateway.get("/artists/search?q=ada").expect(200, "SearchAnswer");

    assertThat(json.get("degraded").booleanValue()).isFalse();
    assertThat(json.at("/snapshot/month").textValue()).isEqualTo("2026-11");
    assertThat(json.at("/matches/0/matchedOn").isNull()).isTrue();
    assertThat(json.at("/matches/1/matchedOn").textValue()).isEqualTo("Ada V.");
    assertThat(json.findValuesAsText("matchedBy")).containsExactly("name", "variation", "alias");
  }

  @Test
  void saysThatTheSnapshotAnsweredAndKeepsNobodyFromAskingAgain() {
    reply(
        new SnapshotMatches(
            SNAPSHOT,
            List.of(new ArtistMatch(new ArtistId(7), "Ada Vale", MatchedBy.NAME, "", 34))));

    Answer answer = gateway.get("/artists/search?q=ada");

    assertThat(answer.expect(200, "SearchAnswer").get("degraded").booleanValue()).isTrue();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("ETag")).isEmpty();
  }

  @Test
  void asksWithTheBoundsOfTheContract() {
    reply(new Matches(SNAPSHOT, List.of()));

    gateway.get("/artists/search?q=%20Bj%C3%B6rk%20");
    gateway.get("/artists/search?q=x&ruleset=everyone&limit=50");
    gateway.get("/artists/search?q=bjo%CC%88rk");

    assertThat(gateway.ports().asked())
        .containsExactly("performers 'Björk' 10", "everyone 'x' 50", "performers 'björk' 10");
  }

  @Test
  void takesAHundredCharactersWhateverTheirBytes() {
    reply(new Matches(SNAPSHOT, List.of()));

    gateway.get("/artists/search?q=" + "%F0%9F%8E%B8".repeat(100)).expect(200, "SearchAnswer");
    gateway
        .get("/artists/search?q=" + "%F0%9F%8E%B8".repeat(101))
        .expect(ProblemType.INVALID_REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                                  q
          ?q=,                                 q
          ?q=%20%20,                           q
          ?q=a%00b,                            q
          ?q=a%0ab,                            q
          ?q=%ff%fe,                           q
          ?q=a&q=b,                            q
          ?q=a&limit=0,                        limit
          ?q=a&limit=51,                       limit
          ?q=a&limit=-1,                       limit
          ?q=a&limit=1e1,                      limit
          ?q=a&limit=99999999999999999999,     limit
          ?q=a&ruleset=No%20Such,              ruleset
          ?q=a&ruleset=,                       ruleset
          ?q=a&ruleset=..%2F..%2Fetc,          ruleset
          ?q=a&lmit=10,                        query
          """)
  void refusesByNameWhatDoesNotFit(String query, String field) {
    JsonNode problem = gateway.get("/artists/search" + query).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo(field);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void tellsAClientThatHoldsTheAnswerWithoutAsking() {
    reply(new Matches(SNAPSHOT, List.of()));
    gateway.ports().snapshots(() -> List.of(new OpenSnapshot(SNAPSHOT, 1, 1, 1)));
    String tag = gateway.get("/artists/search?q=ada").header("ETag");

    Answer held = gateway.get("/artists/search?q=%20ada", "If-None-Match", "\"x\", " + tag);

    assertThat(held.status()).isEqualTo(304);
    assertThat(held.text()).isEmpty();
    assertThat(held.header("ETag")).isEqualTo(tag);
    assertThat(held.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(gateway.ports().asked()).hasSize(1);
  }

  @Test
  void answersAnewOnceTheSnapshotHasMoved() {
    reply(new Matches(SNAPSHOT, List.of()));
    String tag = gateway.get("/artists/search?q=ada").header("ETag");
    gateway.ports().snapshots(() -> List.of(new OpenSnapshot(NEXT, 1, 1, 1)));
    reply(new Matches(NEXT, List.of()));

    Answer answer = gateway.get("/artists/search?q=ada", "If-None-Match", tag);

    answer.expect(200, "SearchAnswer");
    assertThat(answer.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void listsTheRulesetsThereAre() {
    reply(new UnknownRuleset(new RulesetId("studio"), List.of(PERFORMERS)));

    JsonNode problem =
        gateway.get("/artists/search?q=a&ruleset=studio").expect(ProblemType.UNKNOWN_RULESET);

    assertThat(problem.get("available")).hasSize(1);
  }

  @Test
  void saysWhenToAskABusyDeskAgain() {
    reply(new Busy(Duration.ofSeconds(3)));

    Answer answer = gateway.get("/artists/search?q=a");

    answer.expect(ProblemType.BUSY);
    assertThat(answer.header("Retry-After")).isEqualTo("3");
  }

  private static void reply(SearchReply reply) {
    gateway.ports().artists((ruleset, query, limit) -> CompletableFuture.completedStage(reply));
  }
}
