package creditgraph.http.snapshot;

import com.typesafe.config.Config;
import java.time.Duration;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/// How the snapshot server listens and how much it takes.
///
/// @param port 0 takes any free port
/// @param askTimeout how long finding a file may take
/// @param drainTimeout how long files may still flow once the node shuts down
public record SnapshotServerSettings(
    String host, int port, Duration askTimeout, Duration drainTimeout, ServerSettings server) {

  /// Reads `creditgraph.http.snapshot-server` of an application's configuration.
  ///
  /// @throws IllegalArgumentException naming the key whose value makes no sense
  public static SnapshotServerSettings from(Config application) {
    Config snapshots = application.getConfig("creditgraph.http.snapshot-server");
    int port = snapshots.getInt("port");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "creditgraph.http.snapshot-server.port: expected 0 to 65535, found " + port);
    }
    return new SnapshotServerSettings(
        snapshots.getString("host"),
        port,
        snapshots.getDuration("ask-timeout"),
        snapshots.getDuration("drain-timeout"),
        ServerSettings.create(
            snapshots.getConfig("server").atPath("pekko.http.server").withFallback(application)));
  }
}
