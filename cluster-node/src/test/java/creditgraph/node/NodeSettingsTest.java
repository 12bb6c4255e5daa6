package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.snapshot.SnapshotExtent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeSettingsTest {

  @Test
  void startsAWholeClusterOfOneByDefault() {
    NodeSettings settings = NodeSettings.from(ConfigFactory.defaultReference());

    assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.CONTROL, NodeRole.WORKER);
    assertThat(settings.seedNodes()).containsExactly("127.0.0.1:17355");
    assertThat(settings.bindHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void takesListsAsTextWithCommasToo() {
    NodeSettings settings =
        from("roles = \"worker, heavy\", seed-nodes = \"control:17355,pi-1:17355\"");

    assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.WORKER, NodeRole.HEAVY);
    assertThat(settings.seedNodes()).containsExactly("control:17355", "pi-1:17355");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port = 0|creditgraph.node.port|1 to 65535|found 0",
        "roles = []|creditgraph.node.roles|at least one|none",
        "roles = [king]|creditgraph.node.roles|control, worker, heavy|'king'",
        "name = \"a b\"|creditgraph.node.name|expected|'a b'",
        "seed-nodes = [nowhere]|creditgraph.node.seed-nodes|host:port|'nowhere'",
        "postgres.url = \"mysql://x\"|creditgraph.node.postgres.url|jdbc:postgresql|'mysql://x'",
        "lanes = 0|creditgraph.node.lanes|1 to 1024|found 0",
        "search.queue = 1|creditgraph.node.search.queue|2 to|found 1",
        "sample.lease = 0s|creditgraph.node.sample.lease|positive|PT0S",
        "lanes = many|lanes|NUMBER|STRING",
        "snapshot.source = moon|creditgraph.node.snapshot.source|disk or server|'moon'",
        "snapshot.keep-free = 1|creditgraph.node.snapshot.keep-free|below 1|found 1",
        "snapshot.fetch.bytes-per-second = 9|creditgraph.node.snapshot.fetch|65536 to|found 9",
        "snapshot.fetch.retry-longest = 1s|snapshot.fetch.retry-longest|PT5S or more|PT1S",
      })
  void saysWhichKeyMakesNoSense(String wrong, String key, String expected, String found) {
    assertThatThrownBy(() -> from(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(expected)
        .hasMessageContaining(found);
  }

  @Test
  void takesTheTopologyAloneToAWorkerThatFetches() {
    assertThat(from("roles = [worker], snapshot.source = server").extent())
        .isEqualTo(SnapshotExtent.SEARCH);
    assertThat(from("roles = [worker, control], snapshot.source = server").extent())
        .isEqualTo(SnapshotExtent.WHOLE);
    assertThat(from("roles = [worker]").extent()).isEqualTo(SnapshotExtent.WHOLE);
  }

  @Test
  void describesItselfWithoutSecrets() {
    String described =
        from("postgres.password = hush, postgres.url ="
                + " \"jdbc:postgresql://db/x?user=u&password=hush\"")
            .describe();

    assertThat(described).doesNotContain("hush").contains("password=(set)").contains("lanes=4");
  }

  @Test
  void reachesPekko() {
    NodeSettings settings =
        from("name = pi-3, roles = [heavy], host = pi-3.lan, bind-host = \"0.0.0.0\"");

    Config config = NodeConfig.of(settings, "");

    assertThat(config.getStringList("pekko.cluster.roles"))
        .containsExactly("heavy", "name-pi-3", NodeRole.LANES);
    assertThat(config.getString("pekko.remote.artery.canonical.hostname")).isEqualTo("pi-3.lan");
    assertThat(config.getString("pekko.remote.artery.bind.hostname")).isEqualTo("0.0.0.0");
    assertThat(config.getStringList("pekko.cluster.seed-nodes"))
        .containsExactly("pekko://credit-graph@pi-3.lan:17355");
    assertThat(config.getString("pekko.cluster.split-brain-resolver.active-strategy"))
        .isEqualTo("keep-oldest");
    assertThat(config.getBoolean("pekko.actor.allow-java-serialization")).isFalse();
    assertThat(config.getList("pekko.cluster.sharding.distributed-data.durable.keys")).isEmpty();
  }

  @Test
  void turnsOnTlsForADirectoryOfCertificates() {
    Config clear = NodeConfig.of(from(""), "");
    Config secured = NodeConfig.of(from("tls.directory = /etc/mcg"), "");

    String transport = "pekko.remote.artery.transport";
    assertThat(clear.getString(transport)).isEqualTo("tcp");
    assertThat(secured.getString(transport)).isEqualTo("tls-tcp");
    Config engine = secured.getConfig("pekko.remote.artery.ssl.rotating-keys-engine");
    assertThat(engine.getString("ca-cert-file")).isEqualTo("/etc/mcg/ca.crt");
    assertThat(engine.getString("cert-file")).isEqualTo("/etc/mcg/tls.crt");
    assertThat(engine.getString("key-file")).isEqualTo("/etc/mcg/tls.key");
  }

  private static NodeSettings from(String overrides) {
    return NodeSettings.from(
        ConfigFactory.parseString("creditgraph.node { " + overrides + " }")
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());
  }
}
