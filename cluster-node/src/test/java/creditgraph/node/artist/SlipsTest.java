package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlipsTest {

  @ParameterizedTest
  @CsvSource({
    "bjrok ek, bjork ek",
    "bjorrk ek, bjork ek",
    "bjok ek, bjork ek",
    "bjorl ek, bjork ek",
    "bjorkek, bjork ek",
    "bj ork ek, bjork ek",
    "u3, u2",
    "ek bjork, bjork ek",
    "дмо, дом",
    "дм, дом",
    "ορφέας, ορφέα",
  })
  void holdWhatWasMeant(String typed, String meant) {
    assertThat(Slips.of(typed)).contains(meant);
  }

  @Test
  void beginWithChangedPlacesAtTheEnd() {
    assertThat(Slips.of("abc")).startsWith("acb", "bac", "ab", "ac", "bc");
  }

  @Test
  void areEachThereOnceAndNotWhatWasTyped() {
    List<String> slips = Slips.of("aa bb");

    assertThat(slips).doesNotHaveDuplicates().doesNotContain("aa bb");
    assertThat(slips).allMatch(slip -> slip.equals(slip.strip()) && !slip.contains("  "));
  }

  @Test
  void tryNoAlphabetOfAScriptThatHasTooMany() {
    assertThat(Slips.of("月沙織"))
        .containsExactlyInAnyOrder("月織沙", "沙月織", "月沙", "月織", "沙織", "月沙 織", "月 沙織", "月 織");
  }

  @Test
  void keepCharactersBeyondTheBasicPlaneWhole() {
    assertThat(Slips.of("𠮷a")).contains("a𠮷", "𠮷", "a");
  }
}
