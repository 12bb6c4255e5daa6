package creditgraph.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// JSON that is nearly what was asked for: one part of it is of another kind, beyond a bound, twice
/// there or missing.
final class HostileJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String HOLE = "a-hole-for-a-literal";

  /// Not all of them JSON.
  private static final List<String> LITERALS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "-1",
          "0",
          "-0",
          "1.0",
          "1e2",
          "1e999",
          "-1e-999",
          "NaN",
          "Infinity",
          "01",
          "0x1F",
          "2147483647",
          "2147483648",
          "4294967297",
          "9223372036854775807",
          "9223372036854775808",
          "1".repeat(39),
          "1".repeat(4000),
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\uZZZZ\"",
          "\"\\q\"",
          "\"\t\"",
          "'single'",
          "[".repeat(300) + "]".repeat(300),
          "[".repeat(8_000),
          "{\"a\":".repeat(300) + "1" + "}".repeat(300),
          "[" + "1,".repeat(3_000) + "1]");

  private HostileJson() {}

  static String nearly(JsonNode json, Random random) {
    List<JsonNode> holders = new ArrayList<>();
    collect(json, holders);
    if (holders.isEmpty()) {
      return LITERALS.get(random.nextInt(LITERALS.size()));
    }
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    JsonNode strange =
        random.nextBoolean()
            ? JSON.textNode(HostileTexts.ALL.get(random.nextInt(HostileTexts.ALL.size())))
            : JSON.textNode(HOLE);
    if (holder instanceof ObjectNode object) {
      change(object, strange, random);
    } else if (holder instanceof ArrayNode array) {
      change(array, strange, random);
    }
    String text = json.toString();
    if (random.nextInt(10) == 0) {
      text = text.replaceFirst("\\{(\"[a-z]+\"):", "{$1:1,$1:");
    }
    return text.replace("\"" + HOLE + "\"", LITERALS.get(random.nextInt(LITERALS.size())));
  }

  private static void change(ObjectNode object, JsonNode strange, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(6) == 0) {
      object.set("__proto__", strange);
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(6) == 0) {
      object.remove(name);
    } else {
      object.set(name, strange);
    }
  }

  private static void change(ArrayNode array, JsonNode strange, Random random) {
    if (array.isEmpty() || random.nextInt(4) == 0) {
      array.add(strange);
    } else {
      array.set(random.nextInt(array.size()), strange);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode()) {
      holders.add(node);
      node.forEach(child -> collect(child, holders));
    }
  }
}
