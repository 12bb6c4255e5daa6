package creditgraph.e2e.deploy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the application itself says of its settings: the `reference.conf` of two modules.
final class NodeReference {

  private static final Path NODE = reference("cluster-node");
  private static final Path GATEWAY = reference("http-gateway");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\?(MCG_[A-Z_]+)}");

  private NodeReference() {}

  /// The environment variables that a node understands.
  static Set<String> variables() {
    try {
      return VARIABLE
          .matcher(Files.readString(NODE))
          .results()
          .map(variable -> variable.group(1))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `creditgraph.node` as a node would read it in this environment.
  static Config settings(Map<String, String> environment) {
    return ConfigFactory.parseMap(environment)
        .withFallback(ConfigFactory.parseFile(NODE.toFile()))
        .resolve(ConfigResolveOptions.noSystem())
        .getConfig("creditgraph.node");
  }

  /// `creditgraph.http` with its defaults.
  static Config gateway() {
    return ConfigFactory.parseFile(GATEWAY.toFile())
        .resolve(ConfigResolveOptions.noSystem())
        .getConfig("creditgraph.http");
  }

  private static Path reference(String module) {
    return Manifests.ROOT.resolve(module).resolve("src/main/resources/reference.conf");
  }
}
