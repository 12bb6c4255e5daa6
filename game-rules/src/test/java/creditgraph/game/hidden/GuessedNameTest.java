package creditgraph.game.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuessedNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Björk Ek (2)      | bjorkek",
        "  BJORK  EK       | bjorkek",
        "The Finns         | finns",
        "the finns         | finns",
        "Theo              | theo",
        "R.E.M.            | rem",
        "Sigur Rós         | sigurros",
        "Øyvind Æther Straße | oyvindaetherstrasse",
        "Ａｎａ             | ana",
        "Дом               | дом",
        "!!!               | !!!",
        "? (3)             | ?",
        "50 Cent           | 50cent",
      })
  void foldsAwayWhatPeopleLeaveOutWhenTheyType(String name, String folded) {
    assertThat(GuessedName.fold(name)).isEqualTo(folded);
  }

  @Test
  void foldsTheArticleAloneToItself() {
    assertThat(GuessedName.fold("The The")).isEqualTo("the");
    assertThat(GuessedName.fold(" ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Miles Ahead            | Miles Davis | true",
        "The Ana Lund Trio      | Ana Lund    | true",
        "analund live           | Ana Lund    | true",
        "Guitar [As Lund, A.]   | Ana Lund    | true",
        "Smiles                 | Miles Davis | false",
        "Night of the DJ        | DJ Ek       | false",
        "Dawn                   | Ana Lund    | false",
      })
  void knowsATextThatGivesANameAway(String text, String name, boolean away) {
    assertThat(GuessedName.isGivenAwayBy(text, name)).isEqualTo(away);
  }
}
