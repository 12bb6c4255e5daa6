package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.seed.TestSeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final long SEED = TestSeed.of("JsonTest");

  @Test
  void writesOneWayOnly() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", List.of(1L, "x"));
    tree.put("a", Map.of());
    tree.put("c", List.of());
    assertThat(Json.write(tree))
        .isEqualTo(
            """
            {
              "b": [
                1,
                "x"
              ],
              "a": {},
              "c": []
            }
            """);
  }

  @Test
  void readsWhatItWrote() {
    for (int index = 0; index < 2000; index++) {
      Map<String, Object> tree = object(new Random(SEED + index), 0);
      assertThat(Json.readObject(Json.write(tree))).as("case %d", index).isEqualTo(tree);
    }
  }

  @Test
  void readsEveryEscape() {
    assertThat(Json.readObject("{ \"a\" : \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83C\\uDFB5\" } "))
        .isEqualTo(Map.of("a", "\"\\/\b\f\n\r\t\u00e9\uD83C\uDFB5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "{",
        "}",
        "{}{}",
        "{} x",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":true}",
        "{\"a\":null}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":9223372036854775808}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u\uFF11\uFF12\uFF13\uFF14\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":\"\0\"}",
        "\0"
      })
  void saysWhereATextStopsBeingItsJson(String text) {
    assertThatThrownBy(() -> Json.readObject(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at character");
  }

  @Test
  void refusesAMemberTwice() {
    assertThatThrownBy(() -> Json.readObject("{\"a\":1,\"a\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("member 'a' twice");
  }

  @Test
  void refusesToNestDeeperThanItsBound() {
    for (String open : List.of("{\"a\":", "[")) {
      assertThatThrownBy(() -> Json.readObject("{\"a\":" + open.repeat(1_000_000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nested deeper than");
    }
  }

  @Test
  void refusesAnythingButItsOwnErrorWhenATextIsCutOrChanged() {
    for (int index = 0; index < 2000; index++) {
      Random random = new Random(SEED + index);
      StringBuilder text = new StringBuilder(Json.write(object(random, 0)));
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setLength(at);
        case 1 -> text.setCharAt(at, (char) random.nextInt(128));
        default -> text.deleteCharAt(at);
      }
      try {
        assertThat(Json.readObject(text.toString())).as("case %d", index).isNotNull();
      } catch (IllegalArgumentException e) {
        assertThat(e).as("case %d", index).hasMessageContaining("character");
      }
    }
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int members = random.nextInt(4); members > 0; members--) {
      tree.put(text(random), value(random, depth));
    }
    return tree;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 2 : 4)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> text(random);
      case 2 -> object(random, depth + 1);
      default ->
          List.of(value(random, depth + 1), value(random, depth + 1), value(random, depth + 1));
    };
  }

  /// Any characters, lone surrogates and controls included.
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 1 << 16));
    }
    return text.toString();
  }
}
