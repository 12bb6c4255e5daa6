package creditgraph.node.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import org.apache.pekko.pki.pem.DERPrivateKeyLoader;
import org.apache.pekko.pki.pem.PEMDecoder;

/// Reads a certificate and a key as Pekko's engine provider will, with messages for people.
final class PemFiles {

  static final String REMAKE =
      "make it with deploy/certificates and copy the node's whole folder here";

  private PemFiles() {}

  static X509Certificate certificate(Path file) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file)));
    } catch (CertificateException e) {
      throw new CertificatesUnusable(file, "no certificate in PEM", REMAKE, e);
    }
  }

  static RSAPrivateKey rsaKey(Path file) {
    String text = new String(bytes(file), StandardCharsets.US_ASCII);
    if (text.contains("ENCRYPTED")) {
      throw new CertificatesUnusable(
          file, "the key is encrypted", "a node has nobody to ask for a passphrase: " + REMAKE);
    }
    try {
      PrivateKey key = DERPrivateKeyLoader.load(PEMDecoder.decode(text));
      if (key instanceof RSAPrivateKey rsa) {
        return rsa;
      }
      throw new CertificatesUnusable(
          file, "expected an RSA key, found " + key.getAlgorithm(), REMAKE);
    } catch (CertificatesUnusable e) {
      throw e;
    } catch (Exception e) {
      // Pekko's reader is written in Scala and declares nothing: checked exceptions come out of it.
      throw new CertificatesUnusable(file, "no RSA key in PEM", REMAKE, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CertificatesUnusable(file, "not there", REMAKE);
    } catch (AccessDeniedException e) {
      throw new CertificatesUnusable(
          file,
          "user " + System.getProperty("user.name") + " may not read it",
          "give it to the user whom the node runs as, with mode 0600");
    } catch (IOException e) {
      throw new CertificatesUnusable(file, "cannot be read: " + e.getMessage(), "see the disk", e);
    }
  }
}
