package creditgraph.node.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// The TLS that code gets which asks for none in particular.
public final class DefaultTls {

  private DefaultTls() {}

  /// Makes it trust nobody. Pekko HTTP asks for it even where a server speaks no TLS, and would
  /// have the JDK read all its authorities for that, to keep them for good. Traffic between nodes
  /// has authorities of its own; for a node that calls nobody else.
  public static void trustNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
