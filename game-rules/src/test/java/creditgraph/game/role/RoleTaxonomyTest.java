package creditgraph.game.role;

import static creditgraph.game.role.CreditRole.ARRANGEMENT;
import static creditgraph.game.role.CreditRole.ARTWORK;
import static creditgraph.game.role.CreditRole.BASS;
import static creditgraph.game.role.CreditRole.COMPOSITION;
import static creditgraph.game.role.CreditRole.CONDUCTOR;
import static creditgraph.game.role.CreditRole.DJ_MIX;
import static creditgraph.game.role.CreditRole.DRUMS;
import static creditgraph.game.role.CreditRole.ELECTRONICS;
import static creditgraph.game.role.CreditRole.ENGINEERING;
import static creditgraph.game.role.CreditRole.ENSEMBLE;
import static creditgraph.game.role.CreditRole.FEATURED;
import static creditgraph.game.role.CreditRole.GUITAR;
import static creditgraph.game.role.CreditRole.KEYBOARDS;
import static creditgraph.game.role.CreditRole.MANAGEMENT;
import static creditgraph.game.role.CreditRole.MASTERING;
import static creditgraph.game.role.CreditRole.OTHER;
import static creditgraph.game.role.CreditRole.OTHER_INSTRUMENT;
import static creditgraph.game.role.CreditRole.PERCUSSION;
import static creditgraph.game.role.CreditRole.PRODUCTION;
import static creditgraph.game.role.CreditRole.REMIX;
import static creditgraph.game.role.CreditRole.SCREEN;
import static creditgraph.game.role.CreditRole.SPOKEN;
import static creditgraph.game.role.CreditRole.STRINGS;
import static creditgraph.game.role.CreditRole.TECHNICAL;
import static creditgraph.game.role.CreditRole.VOCALS;
import static creditgraph.game.role.CreditRole.WIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTaxonomyTest {

  private final RoleTaxonomy taxonomy = RoleTaxonomy.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Written-By",
        "written by",
        "WRITTEN BY",
        "Written",
        " Written  By ",
        "Wrïtten-by"
      })
  void seesOneRoleThroughItsSpellings(String spelling) {
    assertThat(rolesOf(spelling)).containsExactly(COMPOSITION);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("endings")
  void readsANameByItsLongestKnownEnding(String name, CreditRole expected) {
    assertThat(rolesOf(name)).containsExactly(expected);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("Left-Handed Nylon Guitar", GUITAR),
        Arguments.of("Bass Guitar", BASS),
        Arguments.of("Fretless Bass Guitar", BASS),
        Arguments.of("Bass Clarinet", WIND),
        Arguments.of("Bass Drum", DRUMS),
        Arguments.of("Frame Drum", PERCUSSION),
        Arguments.of("Bass Vocals", VOCALS),
        Arguments.of("Guitar Technician", TECHNICAL),
        Arguments.of("String Arranger", ARRANGEMENT),
        Arguments.of("Drum Programming", ELECTRONICS),
        Arguments.of("Executive-Producer", MANAGEMENT),
        Arguments.of("Co-producer", PRODUCTION),
        Arguments.of("Film Producer", SCREEN),
        Arguments.of("Compilation Producer", DJ_MIX),
        Arguments.of("DJ Mix", DJ_MIX),
        Arguments.of("Mixed By", ENGINEERING),
        Arguments.of("Remixed By", REMIX),
        Arguments.of("Mastered By", MASTERING),
        Arguments.of("Directed By", CONDUCTOR),
        Arguments.of("Art Direction", ARTWORK),
        Arguments.of("Cover Artist", ARTWORK),
        Arguments.of("Alto Saxophone", WIND),
        Arguments.of("Kettle Drums", PERCUSSION),
        Arguments.of("A&R", MANAGEMENT));
  }

  @Test
  void seesThroughThePlural() {
    assertThat(rolesOf("Cellos")).isEqualTo(rolesOf("Cello")).containsExactly(STRINGS);
  }

  @Test
  void dropsQualifiersFromTheEnd() {
    assertThat(rolesOf("Guitar (Additional)")).containsExactly(GUITAR);
    assertThat(rolesOf("Drums Overdub 2")).containsExactly(DRUMS);
  }

  @Test
  void readsWhatStandsBeforeAPreposition() {
    assertThat(rolesOf("Recorded By Somebody")).containsExactly(ENGINEERING);
    assertThat(rolesOf("Guitar On The Long Tune At The End Of Xqzt")).containsExactly(GUITAR);
  }

  @Test
  void readsWhatStandsBeforeAnAsideAndElseAllOfIt() {
    assertThat(rolesOf("Recorded By (Drums)")).containsExactly(ENGINEERING);
    assertThat(rolesOf("Voice Actor: Xqzt")).containsExactly(SPOKEN);
    assertThat(rolesOf("Xqzt (Drums)")).containsExactly(DRUMS);
    assertThat(rolesOf("(Drums)")).containsExactly(DRUMS);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("words")
  void knowsTheWordsOfManyLanguages(String name, CreditRole expected) {
    assertThat(rolesOf(name)).containsExactly(expected);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("Umschlaggestaltung", ARTWORK),
        Arguments.of("Ingénieur Du Son", ENGINEERING),
        Arguments.of("Dirección De Orquesta", CONDUCTOR),
        Arguments.of("Produção Artística", PRODUCTION),
        Arguments.of("Säveltäjä", COMPOSITION),
        Arguments.of("Słowa", COMPOSITION),
        Arguments.of("Аранжировка", ARRANGEMENT),
        Arguments.of("Ηχοληψία", ENGINEERING),
        Arguments.of("作曲", COMPOSITION),
        Arguments.of("Hardangerfele", STRINGS),
        Arguments.of("Guitarra Acústica", GUITAR));
  }

  @Test
  void readsTheLastPartOfACompound() {
    assertThat(rolesOf("Xqztharfe")).containsExactly(STRINGS);
    assertThat(rolesOf("Harfe")).containsExactly(STRINGS);
  }

  @Test
  void readsANameByItsMakerWhenNothingElseIsKnown() {
    assertThat(rolesOf("Roland Xqzt-8000")).containsExactly(ELECTRONICS);
    assertThat(rolesOf("Roland Piano")).containsExactly(KEYBOARDS);
  }

  @Test
  void readsABeginningThatIsLongEnoughToMeanSomething() {
    assertThat(rolesOf("Guitarra Xqzt")).containsExactly(GUITAR);
    assertThat(rolesOf("Art Xqzt")).containsExactly(OTHER);
  }

  @Test
  void forgivesOneSlipOfThePen() {
    assertThat(rolesOf("Enginerred By")).containsExactly(ENGINEERING);
    assertThat(rolesOf("Left-Handed Guiatrs")).containsExactly(GUITAR);
  }

  @Test
  void takesNoQualifierForAMisspelling() {
    assertThat(rolesOf("Acoustic & Electric Guitars")).containsExactly(GUITAR);
  }

  @Test
  void countsEveryPartOfAName() {
    assertThat(rolesOf("Guitar & Vocals")).containsExactlyInAnyOrder(GUITAR, VOCALS);
    assertThat(rolesOf("Bass/Keyboards")).containsExactlyInAnyOrder(BASS, KEYBOARDS);
  }

  @Test
  void countsEveryMentionOfAText() {
    assertThat(CreditRole.ofBits(taxonomy.bits("Written-By, Producer [Additional]")))
        .containsExactlyInAnyOrder(COMPOSITION, PRODUCTION);
  }

  @Test
  void letsANameStandInSeveralCategories() {
    assertThat(rolesOf("String Quartet")).containsExactlyInAnyOrder(STRINGS, ENSEMBLE);
  }

  @Test
  void readsTheDetailOnlyOfNamesThatPointAtIt() {
    assertThat(rolesOf("Other [Roadie]")).containsExactly(TECHNICAL);
    assertThat(rolesOf("Performer [Guitar]")).containsExactlyInAnyOrder(ENSEMBLE, GUITAR);
    assertThat(rolesOf("[Drums]")).containsExactly(DRUMS);
    assertThat(rolesOf("Producer [Vocals]")).containsExactly(PRODUCTION);
  }

  @Test
  void readsAPartOnlyAsAWholeName() {
    assertThat(rolesOf("Leporello")).containsExactly(VOCALS);
    assertThat(rolesOf("Vaněk")).containsExactly(SPOKEN);
    assertThat(rolesOf("Performer [Leporello]")).containsExactlyInAnyOrder(ENSEMBLE, VOCALS);
    assertThat(rolesOf("Leporello Xqzt")).containsExactly(OTHER);
    assertThat(rolesOf("Xqzt Leporello")).containsExactly(OTHER);
    assertThat(rolesOf("Leporelo")).containsExactly(OTHER);
  }

  @Test
  void readsSomeNamesOnlyWhenAMentionSaysNothingElse() {
    assertThat(rolesOf("With [Xqzt]")).containsExactly(FEATURED);
    assertThat(rolesOf("With Xqzt")).containsExactly(OTHER);
    assertThat(rolesOf("Original By")).containsExactly(COMPOSITION);
    assertThat(rolesOf("Performer [Original]")).containsExactly(ENSEMBLE);
    assertThat(rolesOf("Acoustic")).containsExactly(OTHER_INSTRUMENT);
    assertThat(rolesOf("Acoustic & Electric Guitar")).containsExactly(GUITAR);
  }

  @Test
  void readsLettersThatWereLeftEscaped() {
    assertThat(rolesOf("Caj\\u00f3n")).containsExactly(PERCUSSION);
    assertThat(rolesOf("Lion\\u0027s Roar")).isEqualTo(rolesOf("Lion's Roar"));
    assertThat(rolesOf("\\u0024\\u005c\\u00")).containsExactly(OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Other", "Xqzt", "&", "—", "?/!", "By", "Other [Xqzt]"})
  void admitsWhatItDoesNotUnderstand(String name) {
    assertThat(rolesOf(name)).containsExactly(OTHER);
  }

  @Test
  void readsWhatIsTypedWithoutEndInTheTimeOfItsLength() {
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          assertThat(rolesOf("x".repeat(1_000_000))).containsExactly(OTHER);
          assertThat(rolesOf("x ".repeat(100_000))).containsExactly(OTHER);
          assertThat(rolesOf("x & ".repeat(100_000))).containsExactly(OTHER);
        });
  }

  @Test
  void saysNothingOfATextThatSaysNothing() {
    assertThat(taxonomy.bits("")).isZero();
    assertThat(taxonomy.bits(" , ")).isZero();
    assertThat(taxonomy.read(" , ")).isEmpty();
  }

  @Test
  void readsATextMentionByMention() {
    assertThat(taxonomy.read("String Quartet, Other [Roadie, Cook] , Xqzt"))
        .containsExactly(
            new RoleReading("String Quartet", "", List.of(STRINGS, ENSEMBLE), RoleRule.NAME),
            new RoleReading("Other", "Roadie, Cook", List.of(TECHNICAL), RoleRule.DETAIL),
            new RoleReading("Xqzt", "", List.of(OTHER), RoleRule.NONE));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "Bass Guitar, name",
    "With, name",
    "Leporello, part",
    "Left-Handed Nylon Guitar, ending",
    "Guitar Solo 2, qualifier",
    "Left-Handed Guitar & Vocals, parts",
    "Recorded By Somebody, head",
    "Performer [Guitar], detail",
    "Artwork (Front), head",
    "Xqztharfe, compound",
    "Bass Guiatr, spelling",
    "Roland Xqzt-8000, maker",
    "Guitarra Xqzt, beginning",
    "Xqzt, none",
  })
  void namesTheBoldestRuleItNeeded(String text, String rule) {
    assertThat(taxonomy.read(text).getFirst().rule().word()).isEqualTo(rule);
  }

  private Set<CreditRole> rolesOf(String raw) {
    return CreditRole.ofBits(taxonomy.bits(raw));
  }
}
