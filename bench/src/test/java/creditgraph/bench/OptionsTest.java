package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void peers_follow_from_the_scale_unless_they_are_named() {
    assertThat(Options.of("graph").peers()).contains("neo4j", "jgrapht", "igraph");
    assertThat(Options.of("graph", "--scale", "M").peers()).containsExactly("webgraph", "neo4j");
    assertThat(Options.of("graph", "--scale", "L", "--peers", "neo4j,webgraph").peers())
        .containsExactly("neo4j", "webgraph");
    assertThat(Options.of("graph", "--peers", "none").peers()).isEmpty();
    assertThat(Options.of("graph", "--scale", "L").peers()).isEmpty();
  }

  @Test
  void the_command_of_a_run_asks_for_it_again() {
    assertThat(Options.of("graph").command()).isEqualTo("./mcg bench graph --scale S");
    assertThat(Options.of("micro", "--quick", "--scale", "M").command())
        .isEqualTo("./mcg bench micro --scale M --quick");
    Options some = Options.of("graph", "--peers", "neo4j,webgraph", "--json", "rows.json");
    assertThat(some.command()).isEqualTo("./mcg bench graph --scale S --peers neo4j,webgraph");
    assertThat(Options.of("graph", "--peers", "none").command()).endsWith(" --peers none");
    assertThat(Options.of("ingest").command()).isEqualTo("./mcg bench ingest");
    assertThat(Options.of("ingest", "--quick", "--releases", "20000,1000").command())
        .isEqualTo("./mcg bench ingest --releases 1000,20000 --quick");
    assertThat(Options.of("queue", "--quick").command()).isEqualTo("./mcg bench queue --quick");
    assertThat(Options.of("worker").command()).isEqualTo("./mcg bench worker --scale M");
    assertThat(Options.of("gateway", "--quick").command())
        .isEqualTo("./mcg bench gateway --scale M --quick");
    assertThat(Options.of("build").command()).isEqualTo("./mcg bench build");
    assertThat(Options.of("build").releases()).containsExactly(1_000_000L);
  }

  @Test
  void what_is_not_understood_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("graph", "--scale", "XL"))
        .withMessageContaining("scale XL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("graph", "--json"))
        .withMessage("--json needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--quick"))
        .withMessage("graph, micro, ingest, build, queue, worker or gateway, not --quick");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("micro", "--peers", "neo4j"))
        .withMessage("--peers has no meaning for micro");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("queue", "--releases", "1000"))
        .withMessage("--releases has no meaning for queue");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("ingest", "--scale", "S"))
        .withMessage("--scale has no meaning for ingest");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("ingest", "--releases", "20000,many"))
        .withMessageContaining("--releases 20000,many: expected numbers from 100 to 10000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("ingest", "--releases", "99"))
        .withMessageContaining("--releases 99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("gateway", "--scale", "L"))
        .withMessage("scale L: expected one of S, M for gateway");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("graph", "--fast"))
        .withMessage("unknown option --fast");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contenders.named(Options.of("graph", "--peers", "neo5j").peers(), "S"))
        .withMessageContaining("peer neo5j");
  }
}
