package creditgraph.http.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The secret that opens the routes of researchers. Keeps only a hash and never prints anything of
/// it.
public final class ResearcherToken {

  private final byte[] sha256;
  private final boolean stated;

  private ResearcherToken(byte[] sha256, boolean stated) {
    this.sha256 = sha256;
    this.stated = stated;
  }

  /// @param secret empty means that no token opens anything
  public static ResearcherToken of(String secret) {
    return new ResearcherToken(sha256(secret), !secret.isEmpty());
  }

  /// Takes the same time for every wrong token, whatever it has in common with the right one.
  public boolean opensWith(String presented) {
    return stated && MessageDigest.isEqual(sha256, sha256(presented));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return stated ? "stated" : "none";
  }
}
