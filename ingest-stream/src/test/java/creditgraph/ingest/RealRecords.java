package creditgraph.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real extracts of Discogs dumps, where they are at hand.
public final class RealRecords {

  private RealRecords() {}

  /// The directory of one set; skips the test, visibly, when it is not there.
  public static Path set(String name) {
    Path directory = Path.of(System.getProperty("creditgraph.data", "")).resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(directory), "real records not at " + directory.toAbsolutePath());
    return directory;
  }
}
