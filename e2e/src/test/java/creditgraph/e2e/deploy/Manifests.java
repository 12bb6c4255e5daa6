package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The Kubernetes objects of one overlay, as `kubectl kustomize` renders them.
record Manifests(String overlay, List<JsonNode> objects) {

  static final Path ROOT = Path.of(System.getProperty("creditgraph.root"));

  private static final long RENDER_SECONDS = 60;

  /// Renders an overlay; fails with kubectl's own words when it cannot.
  static Manifests render(String overlay) {
    Path directory = ROOT.resolve("deploy/k3s/overlays").resolve(overlay);
    try {
      Path rendered = Files.createTempFile("kustomize-" + overlay, ".yaml");
      Path errors = Files.createTempFile("kustomize-" + overlay, ".err");
      Process kubectl =
          new ProcessBuilder("kubectl", "kustomize", directory.toString())
              .redirectOutput(rendered.toFile())
              .redirectError(errors.toFile())
              .start();
      boolean ended = kubectl.waitFor(RENDER_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        kubectl.destroyForcibly();
      }
      assertThat(ended).as("kubectl kustomize %s ended", directory).isTrue();
      assertThat(kubectl.exitValue())
          .as("kubectl kustomize %s: %s", directory, Files.readString(errors))
          .isZero();
      String text = Files.readString(rendered, StandardCharsets.UTF_8);
      Files.delete(rendered);
      Files.delete(errors);
      return new Manifests(overlay, parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException("kubectl must be on the path (./mcg test installs it)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kubectl rendered " + directory, e);
    }
  }

  private static List<JsonNode> parse(String yaml) {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> objects = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      objects.add(mapper.valueToTree(document));
    }
    return objects;
  }

  List<JsonNode> ofKind(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  JsonNode object(String kind, String name) {
    List<JsonNode> found =
        ofKind(kind).stream()
            .filter(object -> object.at("/metadata/name").asText().equals(name))
            .toList();
    assertThat(found).as("%s %s in overlay %s", kind, name, overlay).hasSize(1);
    return found.getFirst();
  }

  Workload control() {
    return new Workload(this, object("StatefulSet", "control"));
  }

  Workload worker() {
    return new Workload(this, object("DaemonSet", "worker"));
  }

  Workload postgres() {
    return new Workload(this, object("StatefulSet", "postgres"));
  }

  List<Workload> nodes() {
    return List.of(control(), worker());
  }

  List<Workload> workloads() {
    return List.of(control(), worker(), postgres());
  }
}
