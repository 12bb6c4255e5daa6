package creditgraph.ingest.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who writes in the registry.
///
/// @param who `user@host`
/// @param place `host:folder` of the graphs that it is about
/// @param command as a person would type it, without secrets
/// @param buildCommit of the running program
public record Author(String who, String place, String command, String buildCommit) {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /// The person whose process this is.
  public static Author here(Path graphs, String command, String buildCommit) throws IOException {
    String host = Files.readString(HOST_NAME).strip();
    return new Author(
        System.getProperty("user.name") + "@" + host,
        host + ":" + graphs.toAbsolutePath().normalize(),
        command,
        buildCommit);
  }
}
