package creditgraph.node.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/// The journal that a node has in production, for an actor system without a cluster.
public final class JournalConfig {

  private JournalConfig() {}

  /// @param url of a database without a password
  public static Config of(String url) {
    return ConfigFactory.parseString(
            """
            pekko.actor.provider = local
            pekko-persistence-jdbc.shared-databases.slick.db {
              url = "%s"
              user = postgres
              password = ""
              numThreads = 2
              maxConnections = 2
              minConnections = 1
            }
            """
                .formatted(url))
        .withFallback(ConfigFactory.parseResources("creditgraph-node.conf"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }
}
