package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.world.Work.Song;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditXmlTest {

  private static final List<Song> SONGS =
      List.of(song(), song(), Song.heading("Side Two"), song(), medley(), song());

  @Test
  void numbersTracksByWhatTheyArePressedOn() {
    assertThat(Carrier.CD.numbers(SONGS)).containsExactly("1", "2", "", "3", "4", "5");
    assertThat(Carrier.DOUBLE_CD.numbers(SONGS))
        .containsExactly("1-1", "1-2", "", "1-3", "2-1", "2-2");
    assertThat(Carrier.VINYL.numbers(SONGS)).containsExactly("A1", "A2", "", "A3", "B1", "B2");
    assertThat(Carrier.VINYL.numbers(List.of(song(), song()))).containsExactly("A", "B");
  }

  @Test
  void writesNeighbouringTracksAsARange() {
    List<String> numbers = List.of("A1", "A2", "A3", "B1", "B2");

    assertThat(CreditXml.limits(List.of(), numbers)).isEmpty();
    assertThat(CreditXml.limits(List.of(1), numbers)).isEqualTo("A2");
    assertThat(CreditXml.limits(List.of(0, 1, 2), numbers)).isEqualTo("A1 to A3");
    assertThat(CreditXml.limits(List.of(0, 1, 3), numbers)).isEqualTo("A1 to A2, B1");
    assertThat(CreditXml.limits(List.of(0, 2, 4), numbers)).isEqualTo("A1, A3, B2");
  }

  private static Song song() {
    return Song.of("Lantern", 0, List.of(), List.of());
  }

  private static Song medley() {
    return Song.index("Medley", List.of(), List.of(song(), song()));
  }
}
