package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CreditRoleTest {

  /// The order is part of the snapshot format: a change here is a change of the format.
  @Test
  void keepsTheOrderThatSnapshotsWereWrittenWith() {
    assertThat(CreditRole.words())
        .containsExactly(
            "main",
            "featured",
            "vocals",
            "guitar",
            "bass",
            "drums",
            "percussion",
            "keyboards",
            "strings",
            "wind",
            "electronics",
            "other-instrument",
            "ensemble",
            "conductor",
            "spoken",
            "remix",
            "dj-mix",
            "production",
            "arrangement",
            "composition",
            "engineering",
            "mastering",
            "artwork",
            "notes",
            "screen",
            "management",
            "technical",
            "other");
  }

  @Test
  void packsCategoriesIntoBitsAndBack() {
    Set<CreditRole> roles = Set.of(CreditRole.MAIN, CreditRole.WIND, CreditRole.OTHER);
    assertThat(CreditRole.bits(roles)).isEqualTo(1 | 1 << 9 | 1 << 27);
    assertThat(CreditRole.ofBits(CreditRole.bits(roles))).isEqualTo(roles);
  }

  @Test
  void ignoresBitsOfCategoriesYetToCome() {
    assertThat(CreditRole.ofBits(1 << 31 | 1)).containsExactly(CreditRole.MAIN);
  }

  @Test
  void findsACategoryByItsWord() {
    assertThat(CreditRole.ofWord("dj-mix")).contains(CreditRole.DJ_MIX);
    assertThat(CreditRole.ofWord("DJ_MIX")).isEmpty();
  }
}
