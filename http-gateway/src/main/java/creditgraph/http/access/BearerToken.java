package creditgraph.http.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// A secret that opens routes to whoever sends it as `Authorization: Bearer SECRET`. Keeps only a
/// hash and never prints anything of it.
public final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private final byte[] sha256;
  private final boolean stated;

  private BearerToken(byte[] sha256, boolean stated) {
    this.sha256 = sha256;
    this.stated = stated;
  }

  /// @param secret empty means that no token opens anything
  public static BearerToken of(String secret) {
    return new BearerToken(sha256(secret), !secret.isEmpty());
  }

  /// Whether there is a secret at all.
  public boolean isStated() {
    return stated;
  }

  /// Whether the request carries the secret.
  public boolean opensWith(HttpRequest request) {
    String header = request.getHeader("Authorization").map(HttpHeader::value).orElse("");
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && opensWith(header.substring(SCHEME.length()).strip());
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
