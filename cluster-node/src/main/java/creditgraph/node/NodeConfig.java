package creditgraph.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import creditgraph.node.tls.NodeCertificates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;

/// The configuration of a node's actor system, from four layers, the strongest first: what the
/// operator said (`-D`, `-Dconfig.file`), what follows from the node's settings, what Pekko must be
/// told on any node (`creditgraph-node.conf`), and everybody's `reference.conf`.
final class NodeConfig {

  /// Also the name in every actor path; all nodes of a cluster must agree on it.
  static final String SYSTEM = "credit-graph";

  private NodeConfig() {}

  static Config of(NodeSettings settings, String researcherToken) {
    return ConfigFactory.defaultOverrides()
        .withFallback(ConfigFactory.defaultApplication())
        .withFallback(ConfigFactory.parseMap(derived(settings, researcherToken), "node settings"))
        .withFallback(
            ConfigFactory.parseResources(
                "creditgraph-node.conf", ConfigParseOptions.defaults().setAllowMissing(false)))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  private static Map<String, Object> derived(NodeSettings settings, String researcherToken) {
    Map<String, Object> values = new HashMap<>();
    values.put("pekko.remote.artery.canonical.hostname", settings.host());
    values.put("pekko.remote.artery.canonical.port", settings.port());
    values.put("pekko.remote.artery.bind.hostname", settings.bindHost());
    values.put("pekko.cluster.roles", clusterRoles(settings));
    values.put(
        "pekko.cluster.seed-nodes",
        settings.seedNodes().stream().map(seed -> "pekko://" + SYSTEM + "@" + seed).toList());
    if (!settings.tlsDirectory().isEmpty()) {
      addTls(values, Path.of(settings.tlsDirectory()));
    }
    values.put("pekko.management.http.hostname", settings.management().host());
    values.put("pekko.management.http.port", settings.management().port());
    values.put(
        "pekko.management.health-checks.startup-checks.serving", "creditgraph.node.health.Started");
    values.put(
        "pekko.management.health-checks.readiness-checks.snapshot-open",
        "creditgraph.node.health.SnapshotReady");
    values.put("creditgraph.node.search.threads", settings.search().threads());
    values.put("creditgraph.node.compute.threads", settings.computeThreads());
    values.put("creditgraph.node.blocking.threads", settings.blockingThreads());
    if (settings.has(NodeRole.CONTROL)) {
      addGateway(values, settings, researcherToken);
      addJournal(values, settings.postgres());
    } else {
      addFewThreads(values);
    }
    return values;
  }

  /// Pekko's own pools have as many threads as a busy server needs, and each takes 100 KB or more
  /// of a board. Nothing blocks on the default dispatcher of a worker, and little runs on Pekko's
  /// own for blocking work: ours has another.
  private static void addFewThreads(Map<String, Object> values) {
    values.put("pekko.actor.default-dispatcher.fork-join-executor.parallelism-min", 4);
    values.put(
        "pekko.actor.default-blocking-io-dispatcher.thread-pool-executor.fixed-pool-size", 4);
  }

  /// The cipher suites stand in `creditgraph-node.conf`.
  private static void addTls(Map<String, Object> values, Path directory) {
    String ssl = "pekko.remote.artery.ssl.";
    NodeCertificates files = NodeCertificates.in(directory.toAbsolutePath());
    values.put("pekko.remote.artery.transport", "tls-tcp");
    values.put(ssl + "ssl-engine-provider", RotatingKeysSSLEngineProvider.class.getName());
    values.put(ssl + "rotating-keys-engine.ca-cert-file", files.authority().toString());
    values.put(ssl + "rotating-keys-engine.cert-file", files.certificate().toString());
    values.put(ssl + "rotating-keys-engine.key-file", files.key().toString());
  }

  private static List<String> clusterRoles(NodeSettings settings) {
    List<String> roles = new ArrayList<>();
    settings.roles().stream().sorted().map(NodeRole::word).forEach(roles::add);
    roles.add(NodeRole.carryingName(settings.name()));
    if (settings.computes()) {
      roles.add(NodeRole.LANES);
    }
    return roles;
  }

  private static void addGateway(
      Map<String, Object> values, NodeSettings settings, String researcherToken) {
    values.put("creditgraph.http.host", settings.http().endpoint().host());
    values.put("creditgraph.http.port", settings.http().endpoint().port());
    values.put("creditgraph.http.web-root", settings.http().webRoot());
    values.put("creditgraph.http.exports-root", settings.exportsRoot().toString());
    values.put("creditgraph.http.researcher-token", researcherToken);
    values.put("creditgraph.http.snapshot-server.host", settings.bindHost());
    values.put("creditgraph.http.snapshot-server.port", settings.snapshot().serverPort());
  }

  private static void addJournal(Map<String, Object> values, NodeSettings.Postgres postgres) {
    String db = "pekko-persistence-jdbc.shared-databases.slick.db.";
    values.put(db + "url", postgres.url());
    values.put(db + "user", postgres.user());
    values.put(db + "password", postgres.password());
    values.put(db + "numThreads", postgres.connections());
    values.put(db + "maxConnections", postgres.connections());
    values.put(db + "minConnections", 1);
  }
}
