package creditgraph.node.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// The three files with which a node proves that it belongs to the cluster and holds others to the
/// same, all PEM, in one directory:
///
/// | file | holds |
/// | --- | --- |
/// | `ca.crt` | the certificate of the cluster's own authority: whom it signed is a node |
/// | `tls.crt` | this node's certificate, signed by it, naming [#CLUSTER] |
/// | `tls.key` | its RSA key, not encrypted |
///
/// Read at start to say in words what Pekko would say in the middle of a handshake. Pekko reads the
/// files again every few minutes, so a renewal needs no restart.
public record NodeCertificates(Path authority, Path certificate, Path key) {

  /// A name that each certificate of a cluster carries. Pekko refuses a peer that shares no name
  /// with this node, so an authority that signs for others too lets none of them in.
  public static final String CLUSTER = "credit-graph";

  private static final int DNS_NAME = 2;

  /// The files of a directory, which may be missing.
  public static NodeCertificates in(Path directory) {
    return new NodeCertificates(
        directory.resolve("ca.crt"), directory.resolve("tls.crt"), directory.resolve("tls.key"));
  }

  /// Checks the files of a directory against each other and the time.
  ///
  /// @return when the first of the two certificates ends
  /// @throws CertificatesUnusable at the first that no connection could be made with
  public static Instant requireUsable(Path directory, Instant now) {
    if (!Files.isDirectory(directory)) {
      throw new CertificatesUnusable(
          directory,
          "not a directory",
          "creditgraph.node.tls.directory names one with ca.crt, tls.crt and tls.key, or nothing"
              + " for traffic in the clear");
    }
    return in(directory).requireUsable(now);
  }

  private Instant requireUsable(Instant now) {
    X509Certificate signer = PemFiles.certificate(authority);
    X509Certificate own = PemFiles.certificate(certificate);
    requireAuthority(signer);
    requirePair(own, PemFiles.rsaKey(key));
    requireSigned(own, signer);
    requireClusterName(own);
    requireNow(authority, signer, now);
    requireNow(certificate, own, now);
    return Collections.min(
        List.of(signer.getNotAfter().toInstant(), own.getNotAfter().toInstant()));
  }

  private void requireAuthority(X509Certificate found) {
    if (found.getBasicConstraints() < 0) {
      throw new CertificatesUnusable(
          authority,
          "the certificate of " + found.getSubjectX500Principal() + " may sign no others",
          "it must be the authority's own");
    }
  }

  private void requirePair(X509Certificate found, RSAPrivateKey privateKey) {
    if (!(found.getPublicKey() instanceof RSAPublicKey publicKey)
        || !publicKey.getModulus().equals(privateKey.getModulus())) {
      throw new CertificatesUnusable(
          key, "not the key of " + certificate.getFileName(), PemFiles.REMAKE);
    }
  }

  private void requireSigned(X509Certificate found, X509Certificate by) {
    try {
      found.verify(by.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificatesUnusable(
          certificate, "not signed by the authority in " + authority, PemFiles.REMAKE, e);
    }
  }

  private void requireClusterName(X509Certificate found) {
    if (!dnsNames(found).contains(CLUSTER)) {
      throw new CertificatesUnusable(
          certificate,
          "expected " + CLUSTER + " among its names, found " + dnsNames(found),
          PemFiles.REMAKE);
    }
  }

  private static void requireNow(Path file, X509Certificate found, Instant now) {
    Instant begins = found.getNotBefore().toInstant();
    Instant ends = found.getNotAfter().toInstant();
    if (now.isAfter(ends)) {
      throw new CertificatesUnusable(
          file, "expired at " + ends, "renew it with deploy/certificates --renew");
    }
    if (now.isBefore(begins)) {
      throw new CertificatesUnusable(
          file, "not valid before " + begins + ", and it is " + now, "set this machine's clock");
    }
  }

  private static List<String> dnsNames(X509Certificate found) {
    try {
      Collection<List<?>> names = found.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst().equals(DNS_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
