package creditgraph.http.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The document that the build packs beside this class; no second copy is kept by hand.
final class ContractFile {

  private static final String RESOURCE = "openapi.yaml";

  private ContractFile() {}

  static byte[] read() {
    try (InputStream in = ContractFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            RESOURCE + ": expected beside " + ContractFile.class.getName() + ", found nothing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
