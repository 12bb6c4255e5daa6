package creditgraph.e2e.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// The operations of the public port and what each may answer, as `contracts/http/openapi.yaml` has
/// them.
final class Contract {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Pattern SLUG = Pattern.compile("`([a-z-]+)`");

  private final Map<String, Object> root;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<Object, Schema> schemas = new ConcurrentHashMap<>();

  /// @param template as `/artists/{id}`
  /// @param parameters of the address and of the method, without references
  /// @param body schemas by media type; none for an operation without a body
  /// @param responses by status, and `default`
  record Operation(
      String method,
      String template,
      List<Map<String, Object>> parameters,
      Map<String, Map<String, Object>> body,
      Map<String, Object> responses,
      boolean forResearchers) {

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  private Contract(Map<String, Object> root) {
    this.root = root;
  }

  static Contract load() throws IOException {
    Path file =
        Path.of(System.getProperty("creditgraph.root")).resolve("contracts/http/openapi.yaml");
    return new Contract(new Yaml().load(Files.readString(file)));
  }

  /// Those of the public port, in the document's order.
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Map<String, Object> paths = object(root, "paths");
    for (String template : paths.keySet()) {
      Map<String, Object> item = object(paths, template);
      // An address with servers of its own is on another port.
      if (!item.containsKey("servers")) {
        item.keySet().stream()
            .filter(METHODS::contains)
            .forEach(method -> operations.add(operation(template, item, method)));
      }
    }
    return operations;
  }

  private Operation operation(String template, Map<String, Object> item, String method) {
    Map<String, Object> operation = object(item, method);
    List<Map<String, Object>> parameters =
        Stream.concat(objects(item, "parameters"), objects(operation, "parameters"))
            .map(this::resolved)
            .toList();
    Map<String, Map<String, Object>> body = new LinkedHashMap<>();
    if (operation.containsKey("requestBody")) {
      Map<String, Object> content = object(resolved(object(operation, "requestBody")), "content");
      content.keySet().forEach(type -> body.put(type, object(object(content, type), "schema")));
    }
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        template,
        parameters,
        body,
        object(operation, "responses"),
        operation.containsKey("security"));
  }

  /// What an answer has that the operation does not document; empty when nothing.
  List<String> faults(Operation operation, Reply reply) throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, Object> anything = resolved(object(operation.responses(), "default"));
    String status = Integer.toString(reply.status());
    Map<String, Object> response =
        operation.responses().containsKey(status)
            ? resolved(object(operation.responses(), status))
            : anything;
    if (reply.isProblem()) {
      Set<String> slugs = slugs(response);
      slugs.addAll(slugs(anything));
      if (!slugs.contains(reply.problem())) {
        faults.add(status + " " + reply.problem() + " is not documented");
      }
      faults.addAll(schemaFaults(reference("Problem"), reply.text()));
    } else {
      content(response, status, reply, faults);
    }
    headers(reply.isProblem() ? anything : response, reply, faults);
    return faults;
  }

  private void content(
      Map<String, Object> response, String status, Reply reply, List<String> faults) {
    if (!response.containsKey("content")) {
      if (reply.body().length > 0) {
        faults.add(status + " has a body");
      }
      return;
    }
    String type = reply.header("Content-Type").split(";", 2)[0];
    Map<String, Object> content = object(response, "content");
    if (!content.containsKey(type)) {
      faults.add(status + " as '" + type + "' is not documented: " + reply.text());
    } else if (type.equals("application/json")) {
      faults.addAll(schemaFaults(object(object(content, type), "schema"), reply.text()));
    }
  }

  private void headers(Map<String, Object> response, Reply reply, List<String> faults) {
    if (!response.containsKey("headers")) {
      return;
    }
    Map<String, Object> headers = object(response, "headers");
    for (String name : headers.keySet()) {
      Map<String, Object> header = resolved(object(headers, name));
      String value = reply.header(name);
      if (value.isEmpty()) {
        if (Boolean.TRUE.equals(header.get("required"))) {
          faults.add("no " + name);
        }
      } else if ("integer".equals(object(header, "schema").get("type"))
          && !value.matches("[0-9]+")) {
        faults.add(name + " is no number: " + value);
      }
    }
  }

  private List<String> schemaFaults(Map<String, Object> schema, String json) {
    return schemas
        .computeIfAbsent(schema, _ -> compiled(schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compiled(Map<String, Object> schema) {
    Map<String, Object> whole = new LinkedHashMap<>(schema);
    whole.put("components", root.get("components"));
    try {
      return registry.getSchema(MAPPER.writeValueAsString(whole));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> reference(String schema) {
    return Map.of("$ref", "#/components/schemas/" + schema);
  }

  /// The types of problem that a response may be, by its description.
  private static Set<String> slugs(Map<String, Object> response) {
    Set<String> slugs = new HashSet<>();
    Matcher matcher = SLUG.matcher(text(response, "description"));
    while (matcher.find()) {
      slugs.add(matcher.group(1));
    }
    return slugs;
  }

  /// What a local reference points to, or the object itself when it is none.
  Map<String, Object> resolved(Map<String, Object> object) {
    if (!(object.get("$ref") instanceof String reference)) {
      return object;
    }
    Map<String, Object> found = root;
    for (String key : reference.substring("#/".length()).split("/", -1)) {
      found = object(found, key);
    }
    return resolved(found);
  }

  static String text(Map<String, Object> from, String key) {
    return String.valueOf(from.get(key));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> from, String key) {
    if (!(from.get(key) instanceof Map<?, ?> object)) {
      throw new IllegalArgumentException("no " + key + " in " + from.keySet());
    }
    return (Map<String, Object>) object;
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, Object>> objects(Map<String, Object> from, String key) {
    return from.get(key) instanceof List<?> list
        ? list.stream().map(entry -> (Map<String, Object>) entry)
        : Stream.empty();
  }
}
