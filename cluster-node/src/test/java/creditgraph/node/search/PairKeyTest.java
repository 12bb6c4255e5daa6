package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import org.junit.jupiter.api.Test;

final class PairKeyTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");

  @Test
  void isTheSameInBothDirections() {
    PairKey there = PairKey.of(PERFORMERS, new ArtistId(45), new ArtistId(41));
    PairKey back = PairKey.of(PERFORMERS, new ArtistId(41), new ArtistId(45));

    assertThat(there).isEqualTo(back);
    assertThat(there.entityId()).isEqualTo("performers/41/45");
  }

  @Test
  void refusesAnArtistWithItself() {
    assertThatThrownBy(() -> PairKey.of(PERFORMERS, new ArtistId(41), new ArtistId(41)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two different artists");
  }
}
