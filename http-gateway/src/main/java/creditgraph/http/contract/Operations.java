package creditgraph.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The operations of the contract: which of them a request is, whatever its address holds. There
/// are as many as the contract has and no more, one of them for each method that an address does
/// not take, and one set for all addresses that the contract does not list.
///
/// Threads: any. Finding one allocates nothing.
public final class Operations {

  /// In the place of a method or of a route that the contract does not list.
  public static final String OTHER = "OTHER";

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final List<Operation> all = new ArrayList<>();
  private final Map<String, Route> literal = new HashMap<>();

  /// At `n` those of `n` segments, the most particular first.
  private final List<List<Template>> variable = new ArrayList<>();

  private final Route other;

  private Operations(Map<String, Set<String>> methods) {
    methods.forEach((address, taken) -> {
      Route route = route(address, taken);
      List<String> segments = List.of(address.substring(1).split("/", -1));
      if (segments.stream().noneMatch(Template::isVariable)) {
        literal.put(address, route);
      } else {
        while (variable.size() <= segments.size()) {
          variable.add(new ArrayList<>());
        }
        variable.get(segments.size()).add(new Template(segments, route));
      }
    });
    variable.forEach(sameLength -> sameLength.sort(Comparator.comparing(Template::variables)));
    this.other = route(OTHER, Set.of("GET", "POST"));
  }

  /// Those of the packed contract that the gateway answers; other servers' are left out.
  public static Operations ofContract() {
    try {
      Map<String, Set<String>> methods = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> path :
          new YAMLMapper().readTree(ContractFile.read()).path("paths").properties()) {
        if (!path.getValue().has("servers")) {
          methods.put(path.getKey(), methods(path.getValue()));
        }
      }
      return new Operations(methods);
    } catch (IOException e) {
      throw new UncheckedIOException("the packed contract is no YAML", e);
    }
  }

  private static Set<String> methods(JsonNode path) {
    Set<String> methods = new TreeSet<>();
    path.fieldNames().forEachRemaining(field -> methods.add(field.toUpperCase(Locale.ROOT)));
    methods.retainAll(METHODS);
    return methods;
  }

  /// Every one there is, by index.
  public List<Operation> all() {
    return List.copyOf(all);
  }

  /// @param path of the address, as it was sent: encoded, without the question
  public Operation of(String method, String path) {
    return route(path).operation(method);
  }

  private Route route(String path) {
    Route exact = literal.get(path);
    if (exact != null) {
      return exact;
    }
    int segments = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        segments++;
      }
    }
    if (segments < variable.size()) {
      List<Template> sameLength = variable.get(segments);
      for (int i = 0; i < sameLength.size(); i++) {
        if (sameLength.get(i).fits(path)) {
          return sameLength.get(i).route();
        }
      }
    }
    return other;
  }

  private Route route(String name, Set<String> methods) {
    List<Operation> operations = new ArrayList<>();
    for (String method : methods) {
      operations.add(numbered(method, name));
    }
    return new Route(List.copyOf(operations), numbered(OTHER, name));
  }

  private Operation numbered(String method, String route) {
    Operation operation = new Operation(all.size(), method, route);
    all.add(operation);
    return operation;
  }

  private record Route(List<Operation> operations, Operation otherMethod) {

    Operation operation(String method) {
      for (int i = 0; i < operations.size(); i++) {
        if (operations.get(i).method().equals(method)) {
          return operations.get(i);
        }
      }
      return otherMethod;
    }
  }

  private record Template(List<String> segments, Route route) {

    /// @param path of as many segments
    private boolean fits(String path) {
      int start = 1;
      for (int i = 0; i < segments.size(); i++) {
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        String segment = segments.get(i);
        boolean same =
            isVariable(segment)
                ? end > start
                : end - start == segment.length()
                    && path.regionMatches(start, segment, 0, segment.length());
        if (!same) {
          return false;
        }
        start = end + 1;
      }
      return path.startsWith("/");
    }

    private long variables() {
      return segments.stream().filter(Template::isVariable).count();
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{");
    }
  }
}
