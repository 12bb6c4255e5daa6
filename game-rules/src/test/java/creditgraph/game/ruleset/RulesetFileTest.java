package creditgraph.game.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.search.RouteCosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesetFileTest {

  private static final String SOUND =
      """
      name = mine
      version = 2.10
      description = "Only strings"
      scopes = [extra]
      roles = [strings]
      placeholders = [{ id = 194, name = Various }]
      """;

  @Test
  void readsAFileThatSaysOnlyWhatItMust() {
    Ruleset ruleset = RulesetFile.parse("mine.conf", SOUND);

    assertThat(ruleset.name()).isEqualTo("mine");
    assertThat(ruleset.version()).isEqualTo("2.10");
    assertThat(ruleset.description()).isEqualTo("Only strings");
    assertThat(ruleset.text()).isEqualTo(SOUND);
    assertThat(ruleset.unit()).isEqualTo(ConnectionUnit.RELEASE);
    assertThat(ruleset.aliases()).isEqualTo(Aliases.APART);
    assertThat(ruleset.members()).isEqualTo(MemberLinks.APART);
    assertThat(ruleset.maxContributors()).isEqualTo(Integer.MAX_VALUE);
    assertThat(ruleset.placeholders()).containsExactly(new Placeholder(194, "Various"));
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryUnitByItsWord(ConnectionUnit unit) {
    assertThat(RulesetFile.parse("mine.conf", SOUND + "unit = " + unit.word()).unit())
        .isEqualTo(unit);
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryTreatmentOfAliasesByItsWord(Aliases aliases) {
    assertThat(RulesetFile.parse("mine.conf", SOUND + "aliases = " + aliases.word()).aliases())
        .isEqualTo(aliases);
  }

  @ParameterizedTest
  @EnumSource
  void knowsWhatAMembershipMeansByItsWord(MemberLinks members) {
    assertThat(RulesetFile.parse("mine.conf", SOUND + "members = " + members.word()).members())
        .isEqualTo(members);
  }

  @Test
  void weighsAsTheStandardDoesWhatItDoesNotSay() {
    RouteWeights weights = RulesetFile.parse("mine.conf", SOUND).weights();

    assertThat(weights.costs().release()).isEqualTo(RouteCosts.standard().release());
    assertThat(weights.costs().sizeDoubling()).isEqualTo(RouteCosts.standard().sizeDoubling());
    assertThat(weights.costs().hubDoubling()).isEqualTo(RouteCosts.standard().hubDoubling());
    assertThat(weights.costs().roles()).containsOnly(0);
    assertThat(weights.formatFees()).isEmpty();
  }

  @Test
  void readsWeightsByRoleAndFormat() {
    RouteWeights weights =
        RulesetFile.parse(
                "mine.conf",
                SOUND
                    + """
                    weights {
                      release = 5
                      size-doubling = 0
                      roles { engineering = 3, main = 1 }
                      formats { Compilation = 8, Unofficial Release = 1000 }
                    }
                    """)
            .weights();

    assertThat(weights.costs().release()).isEqualTo(5);
    assertThat(weights.costs().sizeDoubling()).isZero();
    assertThat(weights.costs().hubDoubling()).isEqualTo(1);
    List<Integer> roles = weights.costs().roles();
    assertThat(roles.get(Integer.numberOfTrailingZeros(CreditRole.ENGINEERING.bit()))).isEqualTo(3);
    assertThat(roles.get(Integer.numberOfTrailingZeros(CreditRole.MAIN.bit()))).isEqualTo(1);
    assertThat(roles.stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(weights.formatFees())
        .containsOnly(Map.entry("Compilation", 8), Map.entry("Unofficial Release", 1000));
  }

  @Test
  void hashesTheWholeText() {
    String hash = RulesetFile.parse("mine.conf", SOUND).hash();

    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(RulesetFile.parse("elsewhere.conf", SOUND).hash()).isEqualTo(hash);
    assertThat(RulesetFile.parse("mine.conf", SOUND + "# a word\n").hash()).isNotEqualTo(hash);
  }

  @Test
  void namesOriginLineAndKeyAndSaysWhatIsAllowed() {
    assertFault(
        SOUND.replace("[strings]", "[\n  strings\n  guitr\n]"),
        "mine.conf line 7: key 'roles': 'guitr': no such role category; allowed: all, or main, ");
  }

  @Test
  void listsAllFaultsAtOnce() {
    String text = SOUND.replace("[extra]", "[trak]").replace("194", "-1") + "colour = blue\n";

    assertThatThrownBy(() -> RulesetFile.parse("mine.conf", text))
        .isInstanceOf(RulesetInvalid.class)
        .message()
        .satisfies(message ->
            assertThat(message.lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("mine.conf line 4: key 'scopes': 'trak'"))
                .anyMatch(line -> line.startsWith("mine.conf line 6: key 'placeholders.id'"))
                .anyMatch(line -> line.startsWith("mine.conf line 7: key 'colour': unknown key;")));
  }

  record Faulty(String what, String text, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  @ParameterizedTest
  @MethodSource("faultyFiles")
  void refuses(Faulty faulty) {
    assertFault(faulty.text(), faulty.message());
  }

  static List<Faulty> faultyFiles() {
    return List.of(
        new Faulty("an empty file", "", "key 'name': missing; allowed: text"),
        new Faulty(
            "a name that is a path",
            SOUND.replace("name = mine", "name = \"../mine\""),
            "mine.conf line 1: key 'name': '../mine' cannot name a ruleset; allowed: at most 40"),
        new Faulty(
            "a blank description",
            SOUND.replace("Only strings", " "),
            "mine.conf line 3: key 'description': allowed: a text that is not blank"),
        new Faulty(
            "no roles",
            SOUND.replace("[strings]", "[]"),
            "mine.conf line 5: key 'roles': found []; allowed: a list of words, not empty"),
        new Faulty(
            "a role that is a number",
            SOUND.replace("[strings]", "[3]"),
            "mine.conf line 5: key 'roles': found 3; allowed: words"),
        new Faulty(
            "roles in a word that is not all",
            SOUND.replace("[strings]", "some"),
            "mine.conf line 5: key 'roles': found \"some\"; allowed: a list of words"),
        new Faulty(
            "no placeholders",
            SOUND.replace("[{ id = 194, name = Various }]", "[]"),
            "mine.conf line 6: key 'placeholders': found []; allowed: a list of { … }"),
        new Faulty(
            "a placeholder without a name",
            SOUND.replace(", name = Various", ""),
            "mine.conf line 6: key 'placeholders.name': missing; allowed: text"),
        new Faulty(
            "a treatment of aliases that is none",
            SOUND + "aliases = true\n",
            "mine.conf line 7: key 'aliases': found true; allowed: apart, one-person"),
        new Faulty(
            "a unit that is none",
            SOUND + "unit = album\n",
            "mine.conf line 7: key 'unit': found \"album\"; allowed: release, master"),
        new Faulty(
            "units in a list",
            SOUND + "unit = [master]\n",
            "mine.conf line 7: key 'unit': found [\"master\"]; allowed: release, master"),
        new Faulty(
            "members in a word that is none",
            SOUND + "members = yes\n",
            "mine.conf line 7: key 'members': found \"yes\"; allowed: apart, linked"),
        new Faulty(
            "a limit that is no number",
            SOUND + "max-contributors = many\n",
            "mine.conf line 7: key 'max-contributors': found \"many\"; allowed: a whole number"),
        new Faulty(
            "a limit that lets nobody meet",
            SOUND + "max-contributors = 1\n",
            "mine.conf line 7: key 'max-contributors': found 1; allowed: a whole number from 2"),
        new Faulty(
            "a broken number",
            SOUND + "max-contributors = 2.5\n",
            "mine.conf line 7: key 'max-contributors': found 2.5; allowed: a whole number"),
        new Faulty(
            "years that run backwards",
            SOUND + "releases {\n  years { from = 1990, to = 1980 }\n}\n",
            "mine.conf line 8: key 'releases.years.from': 1990 is after to = 1980"),
        new Faulty(
            "an unknown key in a section",
            SOUND + "releases {\n  refuse-format = [CD]\n}\n",
            "mine.conf line 8: key 'releases.refuse-format': unknown key; allowed: years, "),
        new Faulty(
            "a section that is a word",
            SOUND + "releases = all\n",
            "mine.conf line 7: key 'releases': found \"all\"; allowed: { … }"),
        new Faulty(
            "a release that costs nothing",
            SOUND + "weights { release = 0 }\n",
            "mine.conf line 7: key 'weights.release': found 0; allowed: a whole number from 1 to 1000"),
        new Faulty(
            "a cost beyond the limit",
            SOUND + "weights {\n  hub-doubling = 1001\n}\n",
            "mine.conf line 8: key 'weights.hub-doubling': found 1001; allowed: a whole number from 0"),
        new Faulty(
            "a cost of a role that is none",
            SOUND + "weights {\n  roles {\n    guitr = 3\n  }\n}\n",
            "mine.conf line 9: key 'weights.roles.guitr': unknown key; allowed: main, featured, "),
        new Faulty(
            "a fee that is a word",
            SOUND + "weights { formats { Unofficial Release = dear } }\n",
            "mine.conf line 7: key 'weights.formats.Unofficial Release': found \"dear\"; allowed"),
        new Faulty(
            "an unknown weight",
            SOUND + "weights { relase = 4 }\n",
            "key 'weights.relase': unknown key; allowed: release, size-doubling, hub-doubling, "),
        new Faulty("text that is not HOCON", SOUND + "roles = [", "mine.conf: "),
        new Faulty("an include", "include \"other.conf\"\n", "include \"other.conf\" is refused"),
        new Faulty("the environment", SOUND + "who = ${HOME}\n", "mine.conf: "));
  }

  @Test
  void namesTheShippedRulesetsWhenAskedForAnother() {
    assertThatThrownBy(() -> RulesetFile.shipped("performrs"))
        .isInstanceOf(RulesetInvalid.class)
        .hasMessage(
            "no ruleset 'performrs' is shipped; shipped: everyone, main-artists, masters, performers, same-track, studio");
  }

  private static void assertFault(String text, String message) {
    assertThatThrownBy(() -> RulesetFile.parse("mine.conf", text))
        .isInstanceOf(RulesetInvalid.class)
        .hasMessageContaining(message);
  }
}
