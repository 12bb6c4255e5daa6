package creditgraph.game.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.CreditScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedRulesetsTest {

  private static final Ruleset PERFORMERS = RulesetFile.shipped("performers");
  private static final Ruleset STUDIO = RulesetFile.shipped("studio");
  private static final Ruleset EVERYONE = RulesetFile.shipped("everyone");
  private static final Ruleset MAIN_ARTISTS = RulesetFile.shipped("main-artists");

  static List<String> names() {
    return RulesetFile.shippedNames();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isNamedAsItsFileAndKnowsTheFourPlaceholders(String name) {
    Ruleset ruleset = RulesetFile.shipped(name);

    assertThat(ruleset.name()).isEqualTo(name);
    assertThat(ruleset.placeholders())
        .containsExactly(
            new Placeholder(194, "Various"),
            new Placeholder(355, "Unknown Artist"),
            new Placeholder(118760, "No Artist"),
            new Placeholder(151641, "Traditional"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Guitar [Slide]",
        "Lead Vocals",
        "Featuring",
        "Conductor",
        "Remix",
        "Rap",
        "Synthesizer",
        "Orchestra",
        "Performer",
        "Written-By, Guitar",
        "Turntables",
        "Jew's Harp",
        "Narrator"
      })
  void performersCountsWhoIsHeard(String role) {
    assertThat(PERFORMERS.roles(CreditScope.TRACK_EXTRA, role)).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Written-By",
        "Producer",
        "Mixed By",
        "Mastered By",
        "DJ Mix",
        "Compiled By",
        "Design",
        "Photography By",
        "Management",
        "Executive-Producer",
        "A&R",
        "Liner Notes",
        "Film Director",
        "Lyrics By",
        "Arranged By",
        "Engineer",
        "Technician",
        "Other [Thanks]",
        "Xqzt"
      })
  void performersLeavesOutWhoIsNot(String role) {
    assertThat(PERFORMERS.roles(CreditScope.EXTRA, role)).isZero();
    assertThat(EVERYONE.roles(CreditScope.EXTRA, role)).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Compilation", "Sampler", "Mixed", "Unofficial Release"})
  void gamesLeaveOutReleasesThatConnectEverybody(String description) {
    ReleaseFacts release = described(description);

    assertThat(PERFORMERS.admits(release)).isFalse();
    assertThat(STUDIO.admits(release)).isFalse();
    assertThat(MAIN_ARTISTS.admits(release)).isFalse();
    assertThat(EVERYONE.admits(release)).isTrue();
  }

  private static ReleaseFacts described(String description) {
    return new ReleaseFacts(7, List.of("CD"), List.of("Album", description), 0, "", List.of());
  }

  @Test
  void admitsAReleaseOfWhichNothingIsKnown() {
    ReleaseFacts release = new ReleaseFacts(7, List.of(), List.of(), 0, "", List.of());

    assertThat(names()).allMatch(name -> RulesetFile.shipped(name).admits(release));
  }

  @Test
  void studioAddsWhoMadeTheRecording() {
    assertThat(STUDIO.roles(CreditScope.EXTRA, "Producer")).isNotZero();
    assertThat(STUDIO.roles(CreditScope.EXTRA, "Recorded By")).isNotZero();
    assertThat(STUDIO.roles(CreditScope.EXTRA, "Written-By")).isZero();
    assertThat(STUDIO.roles(CreditScope.EXTRA, "Mastered By")).isZero();
  }

  @Test
  void mastersCountsWhomPerformersCountsButPressingsOnce() {
    Ruleset masters = RulesetFile.shipped("masters");
    assertThat(masters.unit()).isEqualTo(ConnectionUnit.MASTER);
    for (CreditScope scope : CreditScope.values()) {
      for (String role : CreditRole.words()) {
        assertThat(masters.roles(scope, role)).isEqualTo(PERFORMERS.roles(scope, role));
      }
    }
  }

  @Test
  void sameTrackCountsWhomPerformersCountsOnCompilationsToo() {
    Ruleset sameTrack = RulesetFile.shipped("same-track");
    assertThat(sameTrack.unit()).isEqualTo(ConnectionUnit.TRACK);
    for (CreditScope scope : CreditScope.values()) {
      for (String role : CreditRole.words()) {
        assertThat(sameTrack.roles(scope, role)).isEqualTo(PERFORMERS.roles(scope, role));
      }
    }
    assertThat(sameTrack.admits(described("Compilation"))).isTrue();
    assertThat(sameTrack.admits(described("Unofficial Release"))).isFalse();
  }

  @Test
  void aCheapestRouteAvoidsRemixersAndEngineersWhereTheyCount() {
    for (String name : List.of("performers", "masters", "same-track", "studio", "everyone")) {
      RouteWeights weights = RulesetFile.shipped(name).weights();
      assertThat(cost(weights, CreditRole.MAIN)).as(name).isZero();
      assertThat(cost(weights, CreditRole.REMIX)).as(name).isPositive();
    }
    assertThat(cost(STUDIO.weights(), CreditRole.ENGINEERING)).isPositive();
    assertThat(EVERYONE.weights().formatFees()).containsKey("Compilation");
    assertThat(MAIN_ARTISTS.weights().costs().roles()).containsOnly(0);
  }

  private static int cost(RouteWeights weights, CreditRole role) {
    return weights.costs().roles().get(Integer.numberOfTrailingZeros(role.bit()));
  }

  @Test
  void mainArtistsCountsByPlaceAlone() {
    assertThat(MAIN_ARTISTS.roles(CreditScope.MAIN, "")).isNotZero();
    assertThat(MAIN_ARTISTS.roles(CreditScope.TRACK, "")).isNotZero();
    assertThat(MAIN_ARTISTS.roles(CreditScope.EXTRA, "Featuring")).isZero();
  }
}
