package creditgraph.ingest.fetch;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;

/// Where months are fetched from, and with how much patience.
///
/// @param bucket holds the files; asked for its listing first
/// @param index a page that names the files, for a bucket that lets nobody list it
/// @param stall without a byte for so long, an answer is given up
/// @param bytesPerSecond on average over a file; 0 is as fast as it comes
public record FetchSettings(
    URI bucket, URI index, Tries tries, Duration stall, long bytesPerSecond) {

  /// @param most in a row without getting anywhere
  /// @param firstWait after the first failure; doubled after each
  /// @param longestWait that is ever waited; a server that asks for more ends the run
  public record Tries(int most, Duration firstWait, Duration longestWait) {

    public Tries {
      if (most < 1 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
        throw new IllegalArgumentException(
            "expected at least 1 try and a longest wait from the first on, found %d, %s, %s"
                .formatted(most, firstWait, longestWait));
      }
    }
  }

  public FetchSettings {
    bucket = directory(bucket);
    index = directory(index);
    if (stall.isNegative() || stall.isZero()) {
      throw new IllegalArgumentException("stall: expected more than nothing, found " + stall);
    }
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException(
          "bytes per second: expected 0 or more, found " + bytesPerSecond);
    }
  }

  /// @param config of a process, with this module's `reference.conf`
  public static FetchSettings from(Config config) {
    Config fetch = config.getConfig("creditgraph.fetch");
    return new FetchSettings(
        URI.create(fetch.getString("bucket")),
        URI.create(fetch.getString("index")),
        new Tries(
            fetch.getInt("tries"),
            fetch.getDuration("first-wait"),
            fetch.getDuration("longest-wait")),
        fetch.getDuration("stall"),
        fetch.getBytes("bytes-per-second"));
  }

  /// The same, from another place.
  public FetchSettings from(URI place) {
    return new FetchSettings(place, place, tries, stall, bytesPerSecond);
  }

  private static URI directory(URI uri) {
    String scheme = uri.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("expected an http or https address, found " + uri);
    }
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }
}
