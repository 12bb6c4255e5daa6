package creditgraph.game.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.CreditScope;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesetTest {

  private static final String FILTERED =
      """
      name = filtered
      version = 1
      description = filtered
      scopes = [main, extra]
      roles = [main, guitar]
      releases {
        refuse-formats = [File]
        refuse-descriptions = [Compilation]
        years { from = 1970, to = 1979 }
        countries = [UK, US]
        genres = [Jazz]
      }
      max-contributors = 20
      placeholders = [{ id = 355, name = Unknown Artist }, { id = 194, name = Various }]
      """;

  private static final Ruleset RULESET = RulesetFile.parse("filtered.conf", FILTERED);

  private static final ReleaseFacts ADMITTED =
      new ReleaseFacts(7, List.of("Vinyl"), List.of("LP"), 1975, "UK", List.of("Rock", "Jazz"));

  @Test
  void admitsAReleaseThatMeetsEveryCondition() {
    assertThat(RULESET.admits(ADMITTED)).isTrue();
  }

  @Test
  void refusesFormatsAndDescriptionsWhereverTheyStand() {
    assertThat(RULESET.admits(release(List.of("CD", "File"), List.of("LP"), 1975, "UK"))).isFalse();
    assertThat(RULESET.admits(release(List.of("CD"), List.of("LP", "Compilation"), 1975, "UK")))
        .isFalse();
  }

  @Test
  void admitsBothEndsOfTheYearsAndNoUnknownYear() {
    assertThat(RULESET.admits(released(1970))).isTrue();
    assertThat(RULESET.admits(released(1979))).isTrue();
    assertThat(RULESET.admits(released(1969))).isFalse();
    assertThat(RULESET.admits(released(1980))).isFalse();
    assertThat(RULESET.admits(released(0))).isFalse();
  }

  @Test
  void admitsOnlyTheCountriesAndGenresItNames() {
    assertThat(RULESET.admits(release(List.of("Vinyl"), List.of(), 1975, "France"))).isFalse();
    assertThat(RULESET.admits(release(List.of("Vinyl"), List.of(), 1975, ""))).isFalse();
    assertThat(
            RULESET.admits(
                new ReleaseFacts(7, List.of("Vinyl"), List.of(), 1975, "UK", List.of("Rock"))))
        .isFalse();
  }

  @Test
  void admitsOnlyTheReleasesItNames() {
    Ruleset owned =
        RulesetFile.parse("owned.conf", FILTERED + "releases.only = [8, 7]\nname = owned\n");
    assertThat(owned.name()).isEqualTo("owned");
    assertThat(owned.admits(ADMITTED)).isTrue();
    assertThat(
            owned.admits(
                new ReleaseFacts(9, List.of("Vinyl"), List.of("LP"), 1975, "UK", List.of("Jazz"))))
        .isFalse();
    assertThat(owned.admits(release(List.of("File"), List.of("LP"), 1975, "UK"))).isFalse();
  }

  @Test
  void countsOnlyItsScopesAndCategories() {
    assertThat(RULESET.roles(CreditScope.EXTRA, "Guitar, Producer")).isEqualTo(GUITAR);
    assertThat(RULESET.roles(CreditScope.EXTRA, "Producer")).isZero();
    assertThat(RULESET.roles(CreditScope.TRACK_EXTRA, "Guitar")).isZero();
  }

  @Test
  void takesMainAndTrackArtistsAsMainWhateverTheirRoleSays() {
    assertThat(RULESET.roles(CreditScope.MAIN, "")).isEqualTo(MAIN);
    assertThat(RULESET.roles(CreditScope.MAIN, "Guitar")).isEqualTo(MAIN | GUITAR);
    assertThat(RULESET.roles(CreditScope.MAIN, "Producer")).isEqualTo(MAIN);
    assertThat(RulesetFile.shipped("performers").roles(CreditScope.TRACK, "")).isEqualTo(MAIN);
  }

  @Test
  void takesAnExtraCreditWithoutARoleAsOther() {
    assertThat(RULESET.roles(CreditScope.EXTRA, " ")).isZero();
    assertThat(RulesetFile.shipped("everyone").roles(CreditScope.EXTRA, " "))
        .isEqualTo(CreditRole.OTHER.bit());
  }

  @Test
  void knowsItsPlaceholdersAndLimit() {
    assertThat(RULESET.isPlaceholder(194)).isTrue();
    assertThat(RULESET.isPlaceholder(355)).isTrue();
    assertThat(RULESET.isPlaceholder(45)).isFalse();
    assertThat(RULESET.maxContributors()).isEqualTo(20);
  }

  private static final int MAIN = CreditRole.MAIN.bit();
  private static final int GUITAR = CreditRole.GUITAR.bit();

  private static ReleaseFacts released(int year) {
    return release(List.of("Vinyl"), List.of("LP"), year, "UK");
  }

  private static ReleaseFacts release(
      List<String> formats, List<String> descriptions, int year, String country) {
    return new ReleaseFacts(7, formats, descriptions, year, country, List.of("Jazz"));
  }
}
