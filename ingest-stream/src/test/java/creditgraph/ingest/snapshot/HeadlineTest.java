package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  @Test
  void joinsNamesAsPrinted() {
    assertThat(Headline.of(List.of(artist("Queen", "", "&"), artist("David Bowie", "", ""))))
        .isEqualTo("Queen & David Bowie");
    assertThat(
            Headline.of(List.of(artist("A", "", ","), artist("B", "", ""), artist("C", "", "x"))))
        .isEqualTo("A, B, C");
  }

  @Test
  void dropsTheNumberThatNoSleevePrints() {
    assertThat(Headline.of(List.of(artist("Rob Brown (3)", "", "")))).isEqualTo("Rob Brown");
    assertThat(Headline.of(List.of(artist("Blink (182", "", "")))).isEqualTo("Blink (182");
    assertThat(Headline.of(List.of(artist("Nitro (126)", "Nitro (Live)", ""))))
        .isEqualTo("Nitro (Live)");
  }

  @Test
  void isEmptyWithoutMainArtists() {
    assertThat(Headline.of(List.of())).isEmpty();
  }

  @Test
  void saysFormatsAsPeopleDo() {
    assertThat(FormatText.of(format("Vinyl", "2", List.of("LP", "Album"))))
        .isEqualTo("2 × Vinyl, LP, Album");
    assertThat(FormatText.of(format("CD", "1", List.of()))).isEqualTo("CD");
    assertThat(FormatText.of(format("File", "99999999999", List.of("MP3"))))
        .isEqualTo("99999999999 × File, MP3");
  }

  private static Columns.Credit artist(String name, String anv, String join) {
    return new Columns.Credit(1, CreditRow.MAIN, -1, 1, name, anv, join, "", "", List.of(), "");
  }

  private static Columns.Format format(String name, String quantity, List<String> descriptions) {
    return new Columns.Format(1, name, quantity, descriptions);
  }
}
