package creditgraph.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A secret with which this machine's commands may do what others may not.
final class SecretFile {

  private static final int BYTES = 24;

  private SecretFile() {}

  /// Makes the secret once; later demos on the data root keep it. Readable by its owner alone.
  static void ensure(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(bytes), StandardCharsets.US_ASCII);
  }
}
