package creditgraph.node.export;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file on its way.
///
/// @param name below `exports`, with `/`
/// @param sha256 of the bytes
record ExportedFile(String name, byte[] bytes, byte[] sha256) {

  static ExportedFile of(String name, byte[] bytes) {
    try {
      return new ExportedFile(name, bytes, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
