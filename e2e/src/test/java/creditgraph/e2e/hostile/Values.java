package creditgraph.e2e.hostile;

import static creditgraph.e2e.hostile.Contract.object;
import static creditgraph.e2e.hostile.Contract.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Draws values that a schema of the contract allows. Lists stay short and numbers near their
/// least, so that what is asked for costs little.
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MORE = 4;
  private static final List<String> TEXTS =
      List.of("a", "1970", "1970s", "2026-11-22", "ab12", "Étude", "performers.1.2");

  private final Contract contract;
  private final Known known;
  private final Random random;

  Values(Contract contract, Known known, Random random) {
    this.contract = contract;
    this.known = known;
    this.random = random;
  }

  /// @param name of the field or parameter, from which it may be known what there is
  JsonNode draw(String name, Map<String, Object> reference) {
    Map<String, Object> schema = contract.resolved(reference);
    if (schema.containsKey("const")) {
      return JSON.textNode(text(schema, "const"));
    }
    if (schema.get("enum") instanceof List<?> some) {
      return JSON.textNode(String.valueOf(one(some)));
    }
    if (schema.get("oneOf") instanceof List<?> kinds) {
      return draw(name, asSchema(one(kinds)));
    }
    return switch (type(schema)) {
      case "object" -> fields(schema);
      case "array" -> list(name, schema);
      case "integer" -> wholeNumber(name, schema);
      case "number" -> JSON.numberNode(random.nextInt(1, 9) / 2.0);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.textNode(textOf(name, schema));
    };
  }

  private ObjectNode fields(Map<String, Object> schema) {
    ObjectNode fields = JSON.objectNode();
    List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
    if (schema.containsKey("properties")) {
      Map<String, Object> properties = object(schema, "properties");
      for (String name : properties.keySet()) {
        if (required.contains(name) || random.nextInt(4) == 0) {
          fields.set(name, draw(name, object(properties, name)));
        }
      }
    }
    return fields;
  }

  private ArrayNode list(String name, Map<String, Object> schema) {
    int least = schema.get("minItems") instanceof Integer items ? items : 0;
    int most = schema.get("maxItems") instanceof Integer items ? items : Integer.MAX_VALUE;
    int length = Math.min(most, least + random.nextInt(MORE));
    Map<String, Object> items = object(schema, "items");
    // A step is a release and who is reached by it.
    boolean step = name.equals("steps") && !type(items).equals("array");
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < length; i++) {
      list.add(draw(step && i == 0 ? "release" : name, items));
    }
    return list;
  }

  private JsonNode wholeNumber(String name, Map<String, Object> schema) {
    List<String> ids =
        switch (name) {
          case "from", "to", "at", "artist", "artists", "guess", "listed", "steps" ->
              known.artists();
          case "release" -> known.releases();
          default -> List.of();
        };
    if (!ids.isEmpty() && random.nextInt(8) > 0) {
      return JSON.numberNode(Integer.parseInt(one(ids)));
    }
    long least = schema.get("minimum") instanceof Number number ? number.longValue() : 0;
    return JSON.numberNode(least + random.nextInt(MORE));
  }

  private String textOf(String name, Map<String, Object> schema) {
    return switch (name) {
      case "ruleset", "rulesets" -> Target.RULESET;
      case "q" -> beginning(one(known.names()));
      case "snapshot" -> one(known.fingerprints());
      case "id", "before", "day" -> known.days().isEmpty() ? "2026-11-22" : one(known.days());
      default -> {
        String some = one(TEXTS);
        Object pattern = schema.getOrDefault("pattern", "");
        boolean fits = pattern.toString().isEmpty() || some.matches(".*" + pattern + ".*");
        yield fits ? some : String.valueOf(schema.getOrDefault("example", ""));
      }
    };
  }

  private String beginning(String name) {
    int characters = name.codePointCount(0, name.length());
    return name.substring(0, name.offsetByCodePoints(0, 1 + random.nextInt(characters)));
  }

  private static String type(Map<String, Object> schema) {
    Object type = schema.getOrDefault("type", "string");
    return type instanceof List<?> several
        ? String.valueOf(several.getFirst())
        : String.valueOf(type);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asSchema(Object kind) {
    return (Map<String, Object>) kind;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
