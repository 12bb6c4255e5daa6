package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.artist.FoldedName.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldedNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Björk|bjork",
        "  Sigur   Rós |sigur ros",
        "Mötley Crüe|motley crue",
        "AC/DC|ac dc",
        "R.E.M.|rem",
        "Guns N' Roses|guns n roses",
        "The O’Jays|the ojays",
        "Røyksopp|royksopp",
        "Łona|lona",
        "Weiß|weiss",
        "Ænima|aenima",
        "İstanbul|istanbul",
        "Ｆｕｌｌｗｉｄｔｈ|fullwidth",
        "Кино|кино",
        "Тёмный|темныи",
        "Σωκράτης|σωκρατησ",
        "坂本 龍一|坂本 龍一",
        "ドヴ|ドヴ",
        "हिन्दी|हिन्दी",
        "U2|u2",
        "!!!|!!!",
        "+/-|+/-",
      })
  void leavesOutWhatPeopleLeaveOut(String name, String folded) {
    assertThat(FoldedName.fold(name)).isEqualTo(folded);
  }

  @Test
  void foldsWhatIsFoldedToItself() {
    for (String name : List.of("Björk", "ドヴ", "हिन्दी", "+/-", "Тёмный", "Ænima & Co.")) {
      String once = FoldedName.fold(name);
      assertThat(FoldedName.fold(once)).isEqualTo(once);
    }
  }

  @Test
  void isEmptyOnlyForBlankText() {
    assertThat(FoldedName.fold(" \t ")).isEmpty();
    assertThat(FoldedName.fold("…")).isNotEmpty();
  }

  @Test
  void cutsEndlessNamesBetweenCharacters() {
    assertThat(FoldedName.fold("𝄞a".repeat(1_000)).codePoints().count())
        .isLessThanOrEqualTo(FoldedName.MAX_CHARS);
  }

  @Test
  void findsANameFromEachOfItsWords() {
    assertThat(FoldedName.terms("Miles Davis Quintet"))
        .containsExactly(
            new Term("miles davis quintet", false),
            new Term("davis quintet", true),
            new Term("quintet", true));
  }

  @Test
  void findsAHomonymWithoutItsNumber() {
    assertThat(FoldedName.terms("Nirvana (2)"))
        .contains(new Term("nirvana", false), new Term("nirvana 2", false));
  }

  @Test
  void findsATrailingArticleInFrontToo() {
    assertThat(FoldedName.terms("Beatles, The"))
        .contains(new Term("the beatles", false), new Term("beatles the", false))
        .contains(new Term("beatles", true));
  }

  @Test
  void boundsTheWordsOfAName() {
    assertThat(FoldedName.terms("a b c d e f g h i j k l m")).hasSize(FoldedName.MAX_WORDS);
  }

  @Test
  void hasNoTermForABlankName() {
    assertThat(FoldedName.terms("  ")).isEmpty();
  }
}
