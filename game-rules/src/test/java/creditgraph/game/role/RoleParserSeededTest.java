package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random text of the signs that matter: whatever is typed, nothing is lost and nothing fails.
class RoleParserSeededTest {

  private static final int TEXTS = 20_000;

  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          ",",
          ", ",
          " ",
          "\u00a0",
          "\t",
          "\n",
          ";",
          "Guitar",
          "Written-By",
          "Ø",
          "Вокал",
          "琴",
          "🎸",
          "\ud83c",
          "&",
          "(",
          ")",
          "[Slide]",
          "12",
          "By");

  private final long seed = seed();

  @Test
  void losesNoWordAndNeverFails() {
    Random random = new Random(seed);
    for (int index = 0; index < TEXTS; index++) {
      String raw = text(random);
      List<RoleMention> mentions = RoleParser.parse(raw);
      String found =
          mentions.stream().map(m -> m.name() + m.detail()).collect(Collectors.joining());
      assertThat(letters(found)).as("seed %d, text <%s>", seed, raw).isEqualTo(letters(raw));
      assertThat(mentions).allSatisfy(RoleParserSeededTest::isTidy);
    }
  }

  @Test
  void hasACategoryForEveryMention() {
    Random random = new Random(seed);
    for (int index = 0; index < TEXTS; index++) {
      String raw = text(random);
      assertThat(RoleParser.parse(raw))
          .as("seed %d, text <%s>", seed, raw)
          .allSatisfy(
              mention -> assertThat(RoleTaxonomy.shipped().categories(mention)).isNotEmpty());
    }
  }

  private static void isTidy(RoleMention mention) {
    assertThat(mention.name() + mention.detail()).isNotBlank();
    assertThat(mention.name()).doesNotContain(",", "  ", "\t", "\n");
    assertThat(mention.detail()).doesNotContain("  ", "\t", "\n");
  }

  /// Letters and digits, sorted: a name's last words may stand after its detail in the text.
  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }

  private static long seed() {
    String given = System.getProperty("seed", "");
    long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    System.out.println("RoleParserSeededTest: -Dseed=" + seed);
    return seed;
  }
}
