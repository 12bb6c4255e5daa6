package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RouteTextTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void drawsAChainWithTheCreditsThatProveIt() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 1, "edgesScanned": 1234, "tookMicros": 2500,
                 "snapshot": {"month": "2026-11", "ruleset": "performers", "fingerprint": "ab12"},
                 "from": {"id": 1, "name": "Ada Vale"}, "to": {"id": 2, "name": "Edda Moss"},
                 "hops": [{
                   "from": {"id": 1, "name": "Ada Vale"}, "to": {"id": 2, "name": "Edda Moss"},
                   "release": {"id": 77, "title": "Harbour Songs", "headline": "Edda Moss",
                     "year": 1969, "formats": ["Vinyl, LP"]},
                   "fromCredits": [{"scope": "extra", "role": "Vocals", "anv": "A. Vale",
                     "trackText": "A1 to A3", "tracks": []}],
                   "toCredits": [
                     {"scope": "main", "role": null, "anv": null, "trackText": null, "tracks": []},
                     {"scope": "track-extra", "role": "Harmonium", "anv": null, "trackText": null,
                      "tracks": [{"position": "B2", "title": "Tide"},
                                 {"position": null, "title": "Hidden"}]}]}]}
                """))
        .isEqualTo(
            """
            ● Ada Vale
            │   Vocals, as “A. Vale” (A1 to A3)
            ■ Harbour Songs · Edda Moss · 1969 · Vinyl, LP · release 77
            │   main artist; Harmonium on B2 Tide, Hidden
            ● Edda Moss

            1 release, 1,234 credits read in 2.5 ms · snapshot 2026-11 performers ab12
            """);
  }

  @Test
  void countsStepsWhereAReleaseIsTakenTwiceAndNamesTheTracksOfEach() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 2, "snapshot": {},
                 "from": {"name": "A"}, "to": {"name": "C"},
                 "hops": [
                   {"to": {"name": "B"}, "release": {"id": 7, "title": "T"}, "toCredits": [],
                    "fromCredits": [{"scope": "extra", "role": "Bass", "anv": null,
                      "trackText": "A1 to A3", "tracks": [{"position": "A2", "title": "Tide"}]}]},
                   {"to": {"name": "C"}, "release": {"id": 7, "title": "T"}, "fromCredits": [],
                    "toCredits": []}]}
                """))
        .contains("│   Bass on A2 Tide\n", "\n2 steps, ");
  }

  @Test
  void saysWhoWasAMemberOfWhom() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 1, "snapshot": {},
                 "from": {"id": 1, "name": "The Band"}, "to": {"id": 2, "name": "Bo"},
                 "hops": [{"kind": "membership", "group": 1,
                   "from": {"id": 1, "name": "The Band"}, "to": {"id": 2, "name": "Bo"}}]}
                """))
        .contains("● The Band\n◇ Bo was a member of The Band\n● Bo\n", "\n1 step, ");
  }

  @Test
  void leavesOutWhatIsNotStated() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 1, "snapshot": {},
                 "from": {"name": "A"}, "to": {"name": "B"},
                 "hops": [{"to": {"name": "B"},
                   "release": {"id": 7, "title": "T", "headline": "", "year": null, "formats": []},
                   "fromCredits": [], "toCredits": []}]}
                """))
        .contains("■ T · release 7\n");
  }

  @Test
  void saysThatTwoArtistsAreNotConnected() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "not-connected", "snapshot": {"ruleset": "everyone"},
                 "from": {"name": "Ada Vale"}, "to": {"name": "Edda Moss"}}
                """))
        .isEqualTo("Ada Vale and Edda Moss are not connected under the ruleset everyone.\n");
  }

  @Test
  void saysHowFarEachReachesAndWhichRulesWouldJoinThem() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "not-connected", "snapshot": {"ruleset": "performers"},
                 "from": {"name": "Ada Vale"}, "to": {"name": "Edda Moss"},
                 "fromReach": 812004, "toReach": 1,
                 "joinedUnder": [{"ruleset": "studio"}, {"ruleset": "everyone"}]}
                """))
        .isEqualTo(
            """
            Ada Vale and Edda Moss are not connected under the ruleset performers.
            Ada Vale reaches 812,003 other artists, Edda Moss reaches nobody.
            Under the ruleset studio they are: --ruleset studio
            """);
  }

  @Test
  void drawsEachRouteAndSaysHowManyThereAre() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 1, "snapshot": {}, "cost": null,
                 "from": {"id": 1, "name": "The Band"}, "to": {"id": 2, "name": "Bo"},
                 "hops": [{"kind": "membership", "group": 1,
                   "from": {"id": 1, "name": "The Band"}, "to": {"id": 2, "name": "Bo"}}],
                 "shortestRoutes": {"count": "9223372036854775807", "isExact": false, "others": [[
                   {"to": {"name": "Bo"}, "release": {"id": 7, "title": "T"}}]]}}
                """))
        .contains(
            "◇ Bo was a member of The Band\n● Bo\n\n● The Band\n",
            "■ T · release 7\n",
            "\nat least 9223372036854775807 shortest in all\n");
  }

  @Test
  void saysWhatACheapestRouteCosts() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "found", "length": 1, "snapshot": {}, "cost": 17,
                 "shortestRoutes": null, "from": {"name": "A"}, "to": {"name": "B"},
                 "hops": [{"to": {"name": "B"}, "release": {"id": 7, "title": "T"}}]}
                """))
        .contains("\ncost 17\n")
        .doesNotContain("shortest");
  }

  @Test
  void saysThatNoRouteIsLikeThatAndHowShortOneWithoutOptionsIs() throws Exception {
    assertThat(
            draw(
                """
                {"outcome": "unsatisfied", "snapshot": {}, "lengthWithoutOptions": 3,
                 "from": {"name": "Ada Vale"}, "to": {"name": "Edda Moss"}}
                """))
        .isEqualTo(
            """
            No route from Ada Vale to Edda Moss is like that.
            Without options there is one of 3 steps.
            """);
  }

  @Test
  void saysThatASpentBudgetIsNoAnswer() throws Exception {
    assertThat(
            draw("{\"outcome\": \"budget-exhausted\", \"limit\": \"edges\", \"edgesScanned\": 9}"))
        .contains("edges", "nothing is known");
  }

  private static String draw(String json) throws Exception {
    return RouteText.draw(JSON.readTree(json));
  }
}
