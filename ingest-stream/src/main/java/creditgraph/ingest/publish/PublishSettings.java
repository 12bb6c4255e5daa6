package creditgraph.ingest.publish;

import com.typesafe.config.Config;

/// How many snapshots stay, and how much of the disk.
///
/// @param keep snapshots of each ruleset, the current and the previous one included
/// @param keepFree share of the disk that no run may use
public record PublishSettings(int keep, double keepFree) {

  public PublishSettings {
    if (keep < 2) {
      throw new IllegalArgumentException(
          "creditgraph.publish.keep: expected 2 or more, for the current and the previous one,"
              + " found "
              + keep);
    }
    if (!(keepFree >= 0 && keepFree < 1)) {
      throw new IllegalArgumentException(
          "creditgraph.publish.keep-free: expected a share from 0 to below 1, found " + keepFree);
    }
  }

  /// @param config of a process, with this module's `reference.conf`
  public static PublishSettings from(Config config) {
    Config publish = config.getConfig("creditgraph.publish");
    return new PublishSettings(publish.getInt("keep"), publish.getDouble("keep-free"));
  }
}
