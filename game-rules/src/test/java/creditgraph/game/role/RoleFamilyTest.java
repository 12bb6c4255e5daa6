package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleFamilyTest {

  @Test
  void everyCategoryThatSaysWhatWasDoneIsInOneFamily() {
    List<CreditRole> inFamilies =
        Arrays.stream(RoleFamily.values()).flatMap(family -> family.roles().stream()).toList();

    assertThat(inFamilies)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(
            EnumSet.complementOf(
                EnumSet.of(CreditRole.MAIN, CreditRole.FEATURED, CreditRole.OTHER)));
  }

  @Test
  void hasAWordAndTheBitsOfItsCategories() {
    assertThat(RoleFamily.DRUMS_AND_PERCUSSION.word()).isEqualTo("drums-and-percussion");
    assertThat(RoleFamily.DRUMS_AND_PERCUSSION.bits())
        .isEqualTo(CreditRole.DRUMS.bit() | CreditRole.PERCUSSION.bit());
  }
}
