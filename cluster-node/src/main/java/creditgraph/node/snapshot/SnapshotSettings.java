package creditgraph.node.snapshot;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// The validated form of `creditgraph.node.snapshot`; `reference.conf` says what each value means.
///
/// @param serverPort 0 takes any free port
/// @param bytesPerSecond 0 for as fast as the line is
public record SnapshotSettings(
    Source source,
    Duration lookInterval,
    int serverPort,
    long bytesPerSecond,
    Duration stallTimeout,
    Duration retryFirst,
    Duration retryLongest,
    Duration turnLease,
    double keepFree) {

  /// Slower, and a chunk would take longer than a line may stand still.
  private static final long SLOWEST = 64 << 10;

  /// Where a node's snapshots come from.
  public enum Source {
    /// Somebody else publishes on the disk that this node reads.
    DISK,
    /// This node has a disk of its own and fetches from the snapshot server of a control node.
    SERVER
  }

  public SnapshotSettings {
    requirePositive("look-interval", lookInterval);
    requireRange("server.port", serverPort, 0, 65_535);
    if (bytesPerSecond != 0) {
      requireRange("fetch.bytes-per-second", bytesPerSecond, SLOWEST, Integer.MAX_VALUE);
    }
    requirePositive("fetch.stall-timeout", stallTimeout);
    requirePositive("fetch.retry-first", retryFirst);
    requirePositive("fetch.turn-lease", turnLease);
    check(
        retryLongest.compareTo(retryFirst) >= 0,
        "fetch.retry-longest: expected " + retryFirst + " or more, found " + retryLongest);
    check(keepFree >= 0 && keepFree < 1, "keep-free: expected 0 to below 1, found " + keepFree);
  }

  /// Reads `creditgraph.node.snapshot`.
  ///
  /// @throws IllegalArgumentException naming the key whose value makes no sense
  public static SnapshotSettings from(Config snapshot) {
    Config fetch = snapshot.getConfig("fetch");
    return new SnapshotSettings(
        source(snapshot.getString("source")),
        snapshot.getDuration("look-interval"),
        snapshot.getInt("server.port"),
        fetch.getBytes("bytes-per-second"),
        fetch.getDuration("stall-timeout"),
        fetch.getDuration("retry-first"),
        fetch.getDuration("retry-longest"),
        fetch.getDuration("turn-lease"),
        snapshot.getDouble("keep-free"));
  }

  /// The effective settings in two lines.
  public String describe() {
    return """
    snapshot.source=%s look-interval=%s server.port=%d keep-free=%s
    snapshot.fetch.bytes-per-second=%d stall-timeout=%s retry-first=%s retry-longest=%s turn-lease=%s\
    """
        .formatted(
            source.name().toLowerCase(Locale.ROOT),
            lookInterval,
            serverPort,
            keepFree,
            bytesPerSecond,
            stallTimeout,
            retryFirst,
            retryLongest,
            turnLease);
  }

  private static Source source(String word) {
    return Arrays.stream(Source.values())
        .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                key("source") + ": expected disk or server, found '" + word + "'"));
  }

  private static void requireRange(String below, long value, long least, long most) {
    check(
        value >= least && value <= most,
        below + ": expected " + least + " to " + most + ", found " + value);
  }

  private static void requirePositive(String below, Duration value) {
    check(value.isPositive(), below + ": expected a positive duration, found " + value);
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(key(complaint));
    }
  }

  private static String key(String below) {
    return "creditgraph.node.snapshot." + below;
  }
}
