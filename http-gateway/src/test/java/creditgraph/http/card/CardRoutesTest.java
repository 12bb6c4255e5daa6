package creditgraph.http.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistCard;
import creditgraph.protocol.card.Describing.Busy;
import creditgraph.protocol.card.Describing.Collaborator;
import creditgraph.protocol.card.Describing.CreditedPerson;
import creditgraph.protocol.card.Describing.DecadeCount;
import creditgraph.protocol.card.Describing.Names;
import creditgraph.protocol.card.Describing.NearPerson;
import creditgraph.protocol.card.Describing.NearRelease;
import creditgraph.protocol.card.Describing.Neighbourhood;
import creditgraph.protocol.card.Describing.OtherSnapshot;
import creditgraph.protocol.card.Describing.Refusal;
import creditgraph.protocol.card.Describing.ReleasePeople;
import creditgraph.protocol.card.Describing.ReleasesRead;
import creditgraph.protocol.card.Describing.RoleCount;
import creditgraph.protocol.card.Describing.UnknownArtist;
import creditgraph.protocol.card.Describing.UnknownRelease;
import creditgraph.protocol.card.Describing.UnknownRuleset;
import creditgraph.protocol.card.PageBounds.Mark;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditEvidence.TrackRef;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.ReleaseCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardRoutesTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", PERFORMERS, "ab12");
  private static final NamedArtist ADA = new NamedArtist(new ArtistId(1), "Ada Lund", 2);
  private static final NamedArtist BRUNO = new NamedArtist(new ArtistId(3), "Bruno Vale", 3);

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
  void describesAnArtist() {
    gateway.ports().card(card(1974));

    JsonNode json = gateway.get("/artists/3").expect(200, "ArtistCard");

    assertThat(json.at("/artist/name").textValue()).isEqualTo("Bruno Vale");
    assertThat(json.at("/url").textValue()).isEqualTo("https://www.discogs.com/artist/3");
    assertThat(json.at("/years/first").intValue()).isEqualTo(1974);
    assertThat(json.at("/decades/1/decade").isNull()).isTrue();
    assertThat(json.at("/groups/0/id").intValue()).isEqualTo(1);
    assertThat(gateway.ports().asked()).containsExactly("artist 3 on performers/");
  }

  @Test
  void saysThatNoReleaseStatesAYear() {
    gateway.ports().card(card(0));

    assertThat(gateway.get("/artists/3").expect(200, "ArtistCard").get("years").isNull()).isTrue();
  }

  @Test
  void mayBeKeptForEverWhenTheQuestionNamesTheSnapshot() {
    gateway.ports().card(card(1974));

    Answer named = gateway.get("/artists/3?snapshot=ab12");
    Answer current = gateway.get("/artists/3");

    assertThat(named.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(current.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(named.header("ETag")).startsWith("\"").isEqualTo(current.header("ETag"));
    assertThat(gateway.ports().asked().getFirst()).isEqualTo("artist 3 on performers/ab12");
  }

  @Test
  void tellsAClientThatItHoldsTheAnswer() {
    gateway.ports().card(card(1974));
    String tag = gateway.get("/artists/3").header("ETag");

    Answer held = gateway.get("/artists/3", "If-None-Match", tag);
    gateway.ports().card(card(1975));
    Answer changed = gateway.get("/artists/3", "If-None-Match", tag);

    assertThat(held.status()).isEqualTo(304);
    assertThat(held.text()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void showsANeighbourhoodAndWhereItGoesOn() {
    gateway.ports().neighbourhood(neighbourhood(new Mark(1974, 102)));

    Answer answer =
        gateway.get("/artists/3/neighbourhood?ruleset=studio&decade=1970&limit=1&after=1972.101");
    JsonNode json = answer.expect(200, "Neighbourhood");

    String next = "/artists/3/neighbourhood?after=1974.102&ruleset=studio&decade=1970&limit=1";
    assertThat(json.get("next").textValue()).isEqualTo(next);
    assertThat(answer.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
    assertThat(json.at("/releases/0/people/0/shared").intValue()).isEqualTo(2);
    assertThat(gateway.ports().asked())
        .containsExactly("around 3 on studio/ from 1972.101, 1 of 1970");
    gateway.get(next).expect(200, "Neighbourhood");
    assertThat(gateway.ports().asked().getLast())
        .isEqualTo("around 3 on studio/ from 1974.102, 1 of 1970");
  }

  @Test
  void endsWithAPageThatHasNoNext() {
    gateway.ports().neighbourhood(neighbourhood(Mark.END));

    Answer answer = gateway.get("/artists/3/neighbourhood?decade=undated");

    assertThat(answer.expect(200, "Neighbourhood").get("next").isNull()).isTrue();
    assertThat(answer.header("Link")).isEmpty();
    assertThat(gateway.ports().asked())
        .containsExactly("around 3 on performers/ from 0.0, 12 of " + Decade.UNDATED.first());
  }

  /// A walk that named its snapshot goes on without it, or a switch on the way would end it.
  @Test
  void walksOnWithoutTheSnapshot() {
    gateway.ports().neighbourhood(neighbourhood(new Mark(1974, 102)));

    JsonNode json =
        gateway.get("/artists/3/neighbourhood?snapshot=ab12").expect(200, "Neighbourhood");

    assertThat(json.get("next").textValue()).isEqualTo("/artists/3/neighbourhood?after=1974.102");
  }

  @Test
  void describesAReleaseWithItsPeople() {
    gateway
        .ports()
        .release(
            new ReleasePeople(
                SNAPSHOT,
                release(),
                List.of(
                    new CreditedPerson(
                        BRUNO,
                        List.of("guitar", "vocals"),
                        List.of(
                            new CreditEvidence(
                                "track-extra",
                                "Guitar, Vocals",
                                "Bruno V.",
                                "",
                                List.of(new TrackRef("", "Haul")))))),
                new Mark(3, 3)));

    JsonNode json = gateway.get("/releases/102?limit=1&after=0.1").expect(200, "ReleaseCard");

    assertThat(json.at("/release/url").textValue())
        .isEqualTo("https://www.discogs.com/release/102");
    assertThat(json.at("/people/0/credits/0/tracks/0/position").isNull()).isTrue();
    assertThat(json.get("next").textValue()).isEqualTo("/releases/102?after=3.3&limit=1");
    assertThat(gateway.ports().asked()).containsExactly("release 102 on performers/ from 0.1, 1");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /artists/0,                                 id
          /artists/-1,                                id
          /artists/2147483648,                        id
          /artists/99999999999999999999,              id
          /artists/björk,                             id
          /artists/1?snapshot=..,                     snapshot
          /artists/1?snapshot=AB12,                   snapshot
          /artists/1?limit=1,                         query
          /artists/1?ruleset=No,                      ruleset
          /artists/1/neighbourhood?limit=25,          limit
          /artists/1/neighbourhood?decade=1995,       decade
          /artists/1/neighbourhood?decade=-1,         decade
          /artists/1/neighbourhood?after=1994,        after
          /artists/1/neighbourhood?after=1.9999999999, after
          /artists/1/neighbourhood?after=1.1&after=2.2, after
          /releases/1.5,                              id
          /releases/1?limit=101,                      limit
          /releases/1?decade=1990,                    query
          """)
  void refusesByNameWhatDoesNotFit(String address, String field) {
    JsonNode problem =
        gateway.get(address.replace("ö", "%C3%B6")).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo(field);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void saysWhoIsNotInTheGraph() {
    gateway.ports().card(new UnknownArtist(SNAPSHOT, new ArtistId(7)));
    gateway.ports().release(new UnknownRelease(SNAPSHOT, new ReleaseId(8)));

    JsonNode artist = gateway.get("/artists/7").expect(ProblemType.UNKNOWN_ARTIST);
    JsonNode release = gateway.get("/releases/8").expect(ProblemType.UNKNOWN_RELEASE);

    assertThat(artist.get("detail").textValue())
        .isEqualTo(
            "id: artist 7 has no credit that counts under the ruleset performers in 2026-11");
    assertThat(release.get("field").textValue()).isEqualTo("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/artists/1", "/artists/1/neighbourhood", "/releases/1"})
  void saysWhyThereIsNoAnswer(String address) {
    refuse(new UnknownRuleset(new RulesetId("studio"), List.of(PERFORMERS)));
    assertThat(gateway.get(address).expect(ProblemType.UNKNOWN_RULESET).get("available"))
        .hasSize(1);

    refuse(new OtherSnapshot(SNAPSHOT, "cd34"));
    assertThat(gateway.get(address).expect(ProblemType.OTHER_SNAPSHOTS).get("detail").textValue())
        .isEqualTo("snapshot: cd34 is not the current one of performers, which is ab12");

    refuse(new Busy(Duration.ofSeconds(3)));
    Answer busy = gateway.get(address);
    busy.expect(ProblemType.BUSY);
    assertThat(busy.header("Retry-After")).isEqualTo("3");
  }

  private static void refuse(Refusal refusal) {
    gateway.ports().card(refusal);
    gateway.ports().neighbourhood(refusal);
    gateway.ports().release(refusal);
  }

  private static ArtistCard card(int firstYear) {
    return new ArtistCard(
        SNAPSHOT,
        BRUNO,
        new Names(List.of("Bruno V."), 1, List.of("The Vale"), 1),
        List.of(),
        List.of(ADA),
        3,
        firstYear,
        firstYear == 0 ? 0 : 1999,
        List.of(new DecadeCount(new Decade(1970), 2), new DecadeCount(Decade.UNDATED, 1)),
        List.of(new RoleCount("main", 2)),
        new ReleasesRead(3, true));
  }

  private static Neighbourhood neighbourhood(Mark next) {
    return new Neighbourhood(
        SNAPSHOT,
        BRUNO,
        List.of(new DecadeCount(new Decade(1970), 2)),
        List.of(new Collaborator(ADA, 2)),
        List.of(
            new NearRelease(
                release(), List.of("main"), List.of(new NearPerson(ADA, List.of("main"), 2)))),
        new ReleasesRead(3, true),
        next);
  }

  private static ReleaseCard release() {
    return new ReleaseCard(
        new ReleaseId(102), "Kettle Songs", "Ada Lund & Bruno Vale", 0, "", List.of(), 11, 2, 4);
  }
}
