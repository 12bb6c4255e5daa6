package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsWhatItWrites() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        "text", "quote \" backslash \\ line \n tab \t bell \u0007 half \uD800 whole \uD83C\uDFB7");
    tree.put("numbers", List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE));
    tree.put("empty", List.of());
    tree.put("inner", Map.of("none", Map.of()));
    assertThat(Json.readObject(Json.write(tree))).isEqualTo(tree);
  }

  @Test
  void writesMembersInOrderOneALine() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", 1);
    tree.put("a", List.of("x"));
    assertThat(Json.write(tree)).isEqualTo("{\n  \"b\": 1,\n  \"a\": [\n    \"x\"\n  ]\n}\n");
  }

  @Test
  void readsEveryEscape() {
    assertThat(Json.readObject("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"}"))
        .isEqualTo(Map.of("a", "\"\\/\b\f\n\r\té"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1}}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":-}",
        "{\"a\":9223372036854775808}",
        "{\"a\":true}",
        "{\"a\":null}",
        "{\"a\":[1,]}",
        "{\"a\":[1",
        "{\"a\":\"x}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\" 1}",
        "\u0000"
      })
  void refusesWhatAManifestNeverHolds(String text) {
    assertThatThrownBy(() -> Json.readObject(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at character");
  }

  @Test
  void refusesDeepNestingBeforeTheStackEnds() {
    assertThatThrownBy(() -> Json.readObject("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper");
  }
}
