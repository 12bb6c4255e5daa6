package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A StatefulSet or DaemonSet with one container.
record Workload(Manifests manifests, JsonNode object) {

  /// What the downward API and secrets would fill in, on a machine of this name.
  static final String MACHINE = "pi-1";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

  String name() {
    return object.at("/metadata/name").asText();
  }

  JsonNode pod() {
    return object.at("/spec/template/spec");
  }

  JsonNode container() {
    assertThat(pod().path("containers")).as("containers of %s", name()).hasSize(1);
    return pod().at("/containers/0");
  }

  /// The environment its container starts with, references replaced.
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (JsonNode source : container().path("envFrom")) {
      JsonNode settings =
          manifests.object("ConfigMap", source.at("/configMapRef/name").asText()).path("data");
      settings.properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    }
    for (JsonNode variable : container().path("env")) {
      String value =
          variable.has("value")
              ? expand(variable.path("value").asText(), environment)
              : filledIn(variable.path("valueFrom"));
      environment.put(variable.path("name").asText(), value);
    }
    return environment;
  }

  int port(String portName) {
    return stream(container().path("ports"))
        .filter(port -> port.path("name").asText().equals(portName))
        .mapToInt(port -> port.path("containerPort").asInt())
        .findFirst()
        .orElseThrow(() -> new AssertionError(name() + " has no port named " + portName));
  }

  /// Startup, liveness and readiness, by name, those that are there.
  Map<String, JsonNode> probes() {
    Map<String, JsonNode> probes = new LinkedHashMap<>();
    for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
      if (container().has(probe)) {
        probes.put(probe, container().path(probe));
      }
    }
    return probes;
  }

  long memoryLimitBytes() {
    return Quantity.bytes(container().at("/resources/limits/memory").asText());
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// The kubelet replaces references to variables that stand earlier.
  private static String expand(String value, Map<String, String> earlier) {
    return REFERENCE
        .matcher(value)
        .replaceAll(reference -> earlier.getOrDefault(reference.group(1), whole(reference)));
  }

  private static String whole(MatchResult reference) {
    return "unset:" + reference.group(1);
  }

  private String filledIn(JsonNode source) {
    if (source.has("secretKeyRef")) {
      return "from-secret";
    }
    String field = source.at("/fieldRef/fieldPath").asText();
    return switch (field) {
      case "metadata.name" -> name() + "-0";
      case "metadata.namespace" -> object.at("/metadata/namespace").asText();
      case "spec.nodeName" -> MACHINE;
      case "status.hostIP", "status.podIP" -> "192.0.2.1";
      default -> throw new AssertionError(name() + " reads an unknown field: " + field);
    };
  }
}
