package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArtistNamesTest {

  private final ArtistNames names = ArtistNames.of(World.of(10_000, 1, LocalDate.of(2026, 11, 1)));

  @Test
  void there_is_another_name_for_each_artist() {
    assertThat(names.count()).isGreaterThan(5_000);
    assertThat(IntStream.range(0, names.count()).mapToObj(names::name)).doesNotHaveDuplicates();
  }

  @Test
  void some_have_variations_and_some_the_name_of_another_as_an_alias() {
    assertThat(names.variations(4)).isNotEmpty().doesNotContain(names.name(4));
    assertThat(names.variations(5)).isEmpty();
    assertThat(names.aliases(10)).hasSize(1).doesNotContain(names.name(10));
    assertThat(names.aliases(11)).isEmpty();
  }
}
