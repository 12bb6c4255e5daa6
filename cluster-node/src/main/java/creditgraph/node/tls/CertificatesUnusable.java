package creditgraph.node.tls;

import java.nio.file.Path;

/// A node cannot prove who it is with the files it was given; the message names the file, what is
/// wrong with it and what to do.
public final class CertificatesUnusable extends RuntimeException {

  CertificatesUnusable(Path file, String wrong, String remedy) {
    super("%s: %s; %s".formatted(file, wrong, remedy));
  }

  CertificatesUnusable(Path file, String wrong, String remedy, Exception cause) {
    super("%s: %s; %s".formatted(file, wrong, remedy), cause);
  }
}
