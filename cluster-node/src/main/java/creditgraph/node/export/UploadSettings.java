package creditgraph.node.export;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The validated form of `creditgraph.node.exports`; `reference.conf` says what each value means.
/// Read on control nodes alone.
public record UploadSettings(Target target, Duration every, Retries retries) {

  private static final String ROOT = "creditgraph.node.exports";
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*");

  /// Where exports are brought.
  public sealed interface Target {

    /// They stay in the data directory.
    record None() implements Target {}

    /// @param directory made when it is not there
    record Folder(Path directory) implements Target {
      @Override
      public String toString() {
        return "folder " + directory;
      }
    }

    /// @param endpoint of the store, without the bucket
    /// @param prefix empty, or ends with a slash
    record S3(URI endpoint, String region, String bucket, String prefix, Credentials credentials)
        implements Target {
      @Override
      public String toString() {
        return "s3 " + endpoint + " " + bucket + "/" + prefix;
      }
    }
  }

  /// Of whoever may write into the bucket. Tells nobody the secret.
  public record Credentials(String keyId, String secret) {
    @Override
    public String toString() {
      return keyId;
    }
  }

  /// @param tries of one file in one round
  /// @param rest after the first that failed, doubled each time
  public record Retries(int tries, Duration rest) {}

  public UploadSettings {
    require(every.isPositive(), "every", "a positive duration", every);
    require(retries.tries() >= 1 && retries.tries() <= 20, "tries", "1 to 20", retries.tries());
    require(retries.rest().isPositive(), "rest", "a positive duration", retries.rest());
  }

  /// @throws IllegalArgumentException naming the key, what was expected and what was found
  public static UploadSettings from(Config application) {
    try {
      Config config = application.getConfig(ROOT);
      return new UploadSettings(
          target(config),
          config.getDuration("every"),
          new Retries(config.getInt("tries"), config.getDuration("rest")));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("settings: " + e.getMessage(), e);
    }
  }

  private static Target target(Config config) {
    String folder = config.getString("folder");
    String bucket = config.getString("s3.bucket");
    require(folder.isEmpty() || bucket.isEmpty(), "folder", "a folder or a bucket", "both");
    if (!folder.isEmpty()) {
      return new Target.Folder(Path.of(folder).toAbsolutePath().normalize());
    }
    return bucket.isEmpty() ? new Target.None() : s3(config.getConfig("s3"), bucket);
  }

  private static Target.S3 s3(Config config, String bucket) {
    require(BUCKET.matcher(bucket).matches(), "s3.bucket", BUCKET.pattern(), bucket);
    String prefix = config.getString("prefix");
    require(PREFIX.matcher(prefix).matches(), "s3.prefix", "nothing or names/", prefix);
    return new Target.S3(
        endpoint(config.getString("endpoint")),
        config.getString("region"),
        bucket,
        prefix,
        credentials(config.getString("credentials-file")));
  }

  private static URI endpoint(String text) {
    try {
      URI uri = URI.create(text);
      boolean plain = uri.getPath() != null && List.of("", "/").contains(uri.getPath());
      boolean http = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
      require(
          plain && http && uri.getHost() != null && uri.getUserInfo() == null,
          "s3.endpoint",
          "https://host without a path",
          text);
      return URI.create(uri.getScheme() + "://" + uri.getAuthority());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          ROOT + ".s3.endpoint: expected https://host without a path, found '" + text + "'", e);
    }
  }

  /// Never says what stands in the file.
  private static Credentials credentials(String file) {
    List<String> lines;
    try {
      lines = file.isEmpty() ? List.of() : Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(ROOT + ".s3.credentials-file: " + e.getMessage(), e);
    }
    require(
        lines.size() >= 2 && !lines.get(0).isBlank() && !lines.get(1).isBlank(),
        "s3.credentials-file",
        "a file with the key's id and the secret, a line each",
        file.isEmpty() ? "none" : lines.size() + " lines");
    return new Credentials(lines.get(0).strip(), lines.get(1).strip());
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s.%s: expected %s, found '%s'".formatted(ROOT, key, expected, found));
    }
  }
}
