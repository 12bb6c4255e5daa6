package creditgraph.node.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Folders of certificates, made by the script that operators use, and callers who show them.
public final class Certificates {

  private static final Path SCRIPT =
      Path.of(System.getProperty("creditgraph.root"), "deploy", "certificates");
  private static final char[] NO_PASSWORD = {};

  private Certificates() {}

  /// One authority and a folder for each node below a directory.
  public static void make(Path directory, String... nodes) throws IOException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), directory.toString()));
    command.addAll(List.of(nodes));
    Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.onExit().join().exitValue() != 0) {
      throw new AssertionError(output);
    }
  }

  /// A caller who trusts an authority and shows a node's certificate.
  public static SSLContext caller(Path trusted, Path shown)
      throws GeneralSecurityException, IOException {
    KeyStore own = emptyStore();
    own.setKeyEntry(
        "key",
        PemFiles.rsaKey(shown.resolve("tls.key")),
        NO_PASSWORD,
        new Certificate[] {PemFiles.certificate(shown.resolve("tls.crt"))});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, NO_PASSWORD);
    return caller(trusted, keys.getKeyManagers());
  }

  /// A caller who trusts an authority and shows nothing.
  public static SSLContext nobody(Path trusted) throws GeneralSecurityException, IOException {
    return caller(trusted, new KeyManager[0]);
  }

  private static SSLContext caller(Path trusted, KeyManager[] keys)
      throws GeneralSecurityException, IOException {
    KeyStore authority = emptyStore();
    authority.setCertificateEntry("ca", PemFiles.certificate(trusted.resolve("ca.crt")));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(authority);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
