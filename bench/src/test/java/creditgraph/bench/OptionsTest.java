package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void peers_follow_from_the_scale_unless_they_are_named() {
    assertThat(Options.of().peers()).contains("neo4j", "jgrapht", "igraph");
    assertThat(Options.of("--scale", "M").peers()).containsExactly("webgraph", "neo4j");
    assertThat(Options.of("--scale", "L", "--peers", "neo4j,webgraph").peers())
        .containsExactly("neo4j", "webgraph");
    assertThat(Options.of("--peers", "none").peers()).isEmpty();
  }

  @Test
  void what_is_not_understood_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--scale", "XL"))
        .withMessageContaining("scale XL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--json"))
        .withMessage("--json needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--fast"))
        .withMessage("unknown option --fast");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contenders.named(Options.of("--peers", "neo5j").peers(), "S"))
        .withMessageContaining("peer neo5j");
  }
}
