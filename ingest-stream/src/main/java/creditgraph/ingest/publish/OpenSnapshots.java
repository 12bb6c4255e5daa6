package creditgraph.ingest.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which process has a snapshot open.
@FunctionalInterface
public interface OpenSnapshots {

  /// @return the id of a process that has files of it mapped
  Optional<String> reader(String fingerprint) throws IOException;

  /// Asks the kernel about every process of this machine that we may look at, those in containers
  /// included: a mapped file is listed by its path, which holds the fingerprint wherever the data
  /// folder is mounted.
  ///
  /// A process of another user stays unseen unless we are root. It would lose nothing: Linux keeps
  /// the bytes of a removed file until the last mapping ends.
  static OpenSnapshots ofThisMachine() {
    return fingerprint -> {
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
        for (Path process : processes) {
          if (maps(process).contains("/" + fingerprint + "/")) {
            return Optional.of(process.getFileName().toString());
          }
        }
      }
      return Optional.empty();
    };
  }

  private static String maps(Path process) {
    try {
      return Files.readString(process.resolve("maps"), StandardCharsets.ISO_8859_1);
    } catch (IOException endedOrNotOurs) {
      return "";
    }
  }
}
