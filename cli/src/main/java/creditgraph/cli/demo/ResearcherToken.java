package creditgraph.cli.demo;

import creditgraph.cli.DataRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret with which this machine's commands may submit samples.
final class ResearcherToken {

  private static final int BYTES = 24;

  private ResearcherToken() {}

  /// Makes the token once; later demos on the data root keep it. Readable by its owner alone.
  static void ensure(DataRoot root) throws IOException {
    Path file = root.researcherToken();
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
