package creditgraph.node;

import com.typesafe.config.ConfigFactory;
import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Settings for nodes on loopback ports of this machine that agree with each other.
final class TestNodes {

  static final String TOKEN = "researchers-only";
  static final String OPERATORS = "for-operators-of-this-test";

  private final Path dataRoot;
  private final Path tokenFile;
  private final String postgresUrl;
  private final List<Integer> ports;

  TestNodes(Path dataRoot, Path tokenFile, String postgresUrl, int count) throws IOException {
    this.dataRoot = dataRoot;
    this.tokenFile = tokenFile;
    this.postgresUrl = postgresUrl;
    this.ports = FreePorts.different(2 * count + 1);
  }

  /// @param index 0 for the node that founds the cluster
  NodeSettings settings(int index, String name, String roles) {
    return from(values(index, name, roles, dataRoot, "disk"));
  }

  /// A node on whose management port operators may change the cluster.
  NodeSettings operated(int index, String name, String roles, Path operatorTokenFile) {
    Map<String, Object> values = values(index, name, roles, dataRoot, "disk");
    values.put("operator-token-file", operatorTokenFile.toString());
    return from(values);
  }

  /// A node with a disk of its own, which fetches.
  NodeSettings fetching(int index, String name, String roles, Path ownDataRoot) {
    return from(values(index, name, roles, ownDataRoot, "server"));
  }

  private Map<String, Object> values(
      int index, String name, String roles, Path root, String snapshotSource) {
    int seeds = ports.size() / 2;
    List<String> seedNodes =
        ports.subList(0, seeds).stream().map(port -> "127.0.0.1:" + port).toList();
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("name", name),
            Map.entry("roles", roles),
            Map.entry("port", ports.get(index)),
            Map.entry("seed-nodes", seedNodes),
            Map.entry("management.port", ports.get(seeds + index)),
            Map.entry("http.port", httpPort()),
            Map.entry("data-root", root.toString()),
            Map.entry("postgres.url", postgresUrl),
            Map.entry("researcher-token-file", tokenFile.toString()),
            Map.entry("snapshot.source", snapshotSource),
            Map.entry("snapshot.look-interval", "200ms"),
            Map.entry("snapshot.keep-free", 0),
            Map.entry("snapshot.fetch.turn-lease", "2s"),
            Map.entry("lanes", 2)));
  }

  private static NodeSettings from(Map<String, Object> values) {
    return NodeSettings.from(
        ConfigFactory.parseMap(values)
            .atPath("creditgraph.node")
            .withFallback(ConfigFactory.load()));
  }

  int httpPort() {
    return ports.getLast();
  }

  /// As Management names the node.
  String member(int index) {
    return NodeConfig.SYSTEM + "@127.0.0.1:" + ports.get(index);
  }

  int managementPort(int index) {
    return ports.get(ports.size() / 2 + index);
  }
}
