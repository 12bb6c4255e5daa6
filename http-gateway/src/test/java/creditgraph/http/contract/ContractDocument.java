package creditgraph.http.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/// The contract as tests read it: the packed document, and its schemas ready to check bodies.
public final class ContractDocument {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Object> ROOT = load();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private ContractDocument() {}

  public static Map<String, Object> root() {
    return ROOT;
  }

  /// What is wrong with a body, by the schema of this name; empty when nothing is.
  public static List<String> faults(String schema, String json) {
    return SCHEMAS
        .computeIfAbsent(schema, ContractDocument::schema)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /// The object below these keys.
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Map<String, Object> from, String... keys) {
    Map<String, Object> object = from;
    for (String key : keys) {
      object = (Map<String, Object>) Objects.requireNonNull(object.get(key), key);
    }
    return object;
  }

  /// The object that a local reference points to, or the object itself when it is none.
  public static Map<String, Object> resolved(Map<String, Object> object) {
    return object.get("$ref") instanceof String reference
        ? object(ROOT, reference.substring("#/".length()).split("/", -1))
        : object;
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(String name) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$ref", "#/components/schemas/" + name);
    schema.put("components", ROOT.get("components"));
    return REGISTRY.getSchema(json(schema));
  }

  private static Map<String, Object> load() {
    try (InputStream in = ContractRoutes.class.getResourceAsStream("openapi.yaml")) {
      return new Yaml().load(Objects.requireNonNull(in, "openapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
