package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The lists of the table that comes with the program do not contradict one another.
class RoleTableTest {

  private final RoleTable table = RoleTable.shipped();

  /// A name in two of them would be read by the first that is asked, and the other would mislead
  /// whoever reviews it.
  @Test
  void hasNoNameInTwoOfItsLists() {
    assertThat(table.wholeNames().keySet()).doesNotContainAnyElementsOf(table.names().keySet());
    assertThat(table.parts().keySet())
        .doesNotContainAnyElementsOf(table.names().keySet())
        .doesNotContainAnyElementsOf(table.wholeNames().keySet());
  }

  @Test
  void letsPartsBeHeardByVoiceAlone() {
    Set<Integer> bits = new HashSet<>(table.parts().values());
    assertThat(bits).containsExactlyInAnyOrder(CreditRole.VOCALS.bit(), CreditRole.SPOKEN.bit());
  }
}
