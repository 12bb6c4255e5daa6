package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The index finds what making every slip of every name finds.
class SpellingSeededTest {

  private static final int TABLES = 40;
  private static final int NAMES = 60;
  private static final int TEXTS = 200;
  private static final List<String> LETTERS = List.of("a", "b", "c", " ");

  private final long seed = TestSeed.of("SpellingSeededTest");
  private final Random random = new Random(seed);

  @Test
  void findsWhatEverySlipOfEveryNameFinds() {
    int found = 0;
    for (int table = 0; table < TABLES; table++) {
      Map<String, Integer> bitsOfName = new HashMap<>();
      while (bitsOfName.size() < NAMES) {
        bitsOfName.put(word(), 1 << random.nextInt(2));
      }
      Spelling spelling = new Spelling(bitsOfName);
      Map<String, Set<Integer>> bitsOfTyped = everySlip(bitsOfName);
      List<String> typed = new ArrayList<>(bitsOfTyped.keySet());
      for (int index = 0; index < TEXTS; index++) {
        String text = random.nextBoolean() ? word() : typed.get(random.nextInt(typed.size()));
        Set<Integer> bits = bitsOfTyped.getOrDefault(text, Set.of());
        int expected = bits.size() == 1 ? bits.iterator().next() : 0;
        assertThat(spelling.bits(text))
            .as("seed %d, text <%s> in %s", seed, text, bitsOfName)
            .isEqualTo(expected);
        found += expected == 0 ? 0 : 1;
      }
    }
    assertThat(found).as("texts that are one slip away, seed %d", seed).isPositive();
  }

  private static Map<String, Set<Integer>> everySlip(Map<String, Integer> bitsOfName) {
    Map<String, Set<Integer>> bitsOfTyped = new HashMap<>();
    bitsOfName.forEach((name, bits) ->
        slips(name)
            .forEach(typed -> bitsOfTyped.computeIfAbsent(typed, _ -> new HashSet<>()).add(bits)));
    return bitsOfTyped;
  }

  private static Set<String> slips(String name) {
    Set<String> slips = new HashSet<>();
    for (int at = 1; at <= name.length(); at++) {
      String head = name.substring(0, at);
      String tail = name.substring(at);
      for (String letter : LETTERS) {
        boolean doubled = head.endsWith(letter) || tail.startsWith(letter);
        add(slips, head + letter + tail, name, needed(doubled, tail.isEmpty()));
        if (!tail.isEmpty() && !tail.startsWith(letter)) {
          add(slips, head + letter + tail.substring(1), name, Spelling.MIN_DOUBTFUL);
        }
      }
      if (!tail.isEmpty()) {
        String rest = tail.substring(1);
        boolean doubled =
            head.endsWith(tail.substring(0, 1)) || rest.startsWith(tail.substring(0, 1));
        add(slips, head + rest, name, needed(doubled, rest.isEmpty()));
      }
      if (tail.length() > 1 && tail.charAt(0) != tail.charAt(1)) {
        String swapped = "" + tail.charAt(1) + tail.charAt(0) + tail.substring(2);
        add(slips, head + swapped, name, Spelling.MIN_SURE);
      }
    }
    return slips;
  }

  private static int needed(boolean doubled, boolean atEnd) {
    return doubled ? Spelling.MIN_SURE : atEnd ? Spelling.MIN_DOUBTFUL : Spelling.MIN_LENGTH;
  }

  private static void add(Set<String> slips, String typed, String name, int needed) {
    if (Math.min(typed.length(), name.length()) >= needed) {
      slips.add(typed);
    }
  }

  private String word() {
    int length = 3 + random.nextInt(8);
    StringBuilder word = new StringBuilder(length);
    for (int at = 0; at < length; at++) {
      word.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return word.toString();
  }
}
