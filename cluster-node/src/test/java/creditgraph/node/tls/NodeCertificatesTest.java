package creditgraph.node.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeCertificatesTest {

  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir private static Path made;
  @TempDir private Path directory;

  @BeforeAll
  static void makeTwoClusters() throws IOException {
    Certificates.make(made.resolve("ours"), "pi-1", "pi-2");
    Certificates.make(made.resolve("theirs"), "pi-1");
  }

  @BeforeEach
  void giveTheNodeItsFolder() throws IOException {
    for (String file : new String[] {"ca.crt", "tls.crt", "tls.key"}) {
      take("ours/pi-1/" + file, file);
    }
  }

  @Test
  void tellsHowLongTheyLast() {
    Instant now = Instant.now();

    assertThat(NodeCertificates.requireUsable(directory, now))
        .isBetween(now.plus(YEAR), now.plus(YEAR.multipliedBy(3)));
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    assertRefused(directory.resolve("nowhere"), Instant.now(), "nowhere", "tls.directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.crt", "tls.crt", "tls.key"})
  void namesAFileThatIsMissing(String file) throws IOException {
    Files.delete(directory.resolve(file));

    assertRefused(file, "not there", "deploy/certificates");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.crt", "tls.crt", "tls.key"})
  void namesAFileThatIsNotPem(String file) throws IOException {
    Files.writeString(directory.resolve(file), "what is this\n");

    assertRefused(file, "in PEM", "deploy/certificates");
  }

  @Test
  void refusesAnEncryptedKey() throws IOException {
    Files.writeString(
        directory.resolve("tls.key"), pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));

    assertRefused("tls.key", "encrypted", "passphrase");
  }

  @Test
  void refusesAKeyThatPekkoCannotRead() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    Files.writeString(directory.resolve("tls.key"), pem("PRIVATE KEY", key));

    assertRefused("tls.key", "no RSA key", "deploy/certificates");
  }

  @ParameterizedTest
  @CsvSource({
    "ours/pi-2/tls.key,   tls.key, tls.key, not the key of tls.crt",
    "theirs/pi-1/ca.crt,  ca.crt,  tls.crt, not signed by the authority in",
    "ours/pi-2/tls.crt,   ca.crt,  ca.crt,  the certificate of CN=pi-2 may sign no others",
  })
  void refusesAFileOfAnother(String given, String as, String named, String wrong)
      throws IOException {
    take(given, as);

    assertRefused(named, wrong);
  }

  @Test
  void refusesACertificateThatDoesNotNameTheCluster() throws IOException {
    take("ours/ca/ca.crt", "tls.crt");
    take("ours/ca/ca.key", "tls.key");

    assertRefused("tls.crt", "expected credit-graph among its names", "found []");
  }

  @Test
  void refusesAnExpiredCertificate() {
    assertRefused(
        directory, Instant.now().plus(YEAR.multipliedBy(3)), "tls.crt", "expired at", "--renew");
  }

  @Test
  void suspectsTheClockOfAMachineThatIsBeforeItsTime() {
    assertRefused(directory, Instant.EPOCH, "ca.crt", "not valid before", "clock");
  }

  private void assertRefused(String... parts) {
    assertRefused(directory, Instant.now(), parts);
  }

  private static void assertRefused(Path directory, Instant now, String... parts) {
    assertThatThrownBy(() -> NodeCertificates.requireUsable(directory, now))
        .isInstanceOf(CertificatesUnusable.class)
        .hasMessageContainingAll(parts);
  }

  private void take(String from, String to) throws IOException {
    Files.copy(made.resolve(from), directory.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(content));
  }
}
