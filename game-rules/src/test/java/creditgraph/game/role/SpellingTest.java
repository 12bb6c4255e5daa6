package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

  private static final int GUITAR = 1;
  private static final int DRUMS = 2;

  private final Spelling spelling =
      new Spelling(
          Map.of("electric guitar", GUITAR, "guitar", GUITAR, "fuzz 100", GUITAR, "drums", DRUMS));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guiatr",
        "guittar",
        "guitrar",
        "electric guitat",
        "electric guitr",
        "electric guitars",
        "electricguitar",
        "elecrtic guitar"
      })
  void forgivesOneSlip(String typed) {
    assertThat(spelling.bits(typed)).isEqualTo(GUITAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gtuiatr", "elecrtic guitra", "guittarr", "electric quitat"})
  void forgivesNoTwo(String typed) {
    assertThat(spelling.bits(typed)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"suitar", "uitar", "xguitar", "drugs", "drum", "druims", "guitas"})
  void forgivesNoneThatMakesAnotherWordTooEasily(String typed) {
    assertThat(spelling.bits(typed)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"durms", "druums", "drumms"})
  void forgivesASureSlipInAShorterWord(String typed) {
    assertThat(spelling.bits(typed)).isEqualTo(DRUMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fuzz 102", "fuzz 1000", "fuzz 10"})
  void takesNoNumberForAnother(String typed) {
    assertThat(spelling.bits(typed)).isZero();
  }

  @Test
  void leavesUnreadWhatMayBeTwoThings() {
    Spelling torn = new Spelling(Map.of("marimba", 1, "marimbo", 2));
    assertThat(torn.bits("marrimba")).isEqualTo(1);
    assertThat(torn.bits("marimb")).isZero();
    Spelling agreed = new Spelling(Map.of("marimbas", 1, "marimbos", 1));
    assertThat(agreed.bits("marimbs")).isEqualTo(1);
    assertThat(new Spelling(Map.of("marimbas", 1, "marimbos", 2)).bits("marimbs")).isZero();
  }

  @Test
  void looksUpNothingEndless() {
    assertThat(spelling.bits("guitar ".repeat(10_000))).isZero();
    assertThat(spelling.bits("")).isZero();
  }
}
