package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// `deploy/certificates` as an operator uses it; that nodes take what it makes is tested with them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificatesScriptTest {

  private static final Path SCRIPT = Manifests.ROOT.resolve("deploy/certificates");
  private static final int USAGE = 2;

  @TempDir private static Path directory;

  private record Finished(int status, String output) {}

  @BeforeAll
  static void make() throws Exception {
    Finished made = run("control", "pi-1");
    assertThat(made.status()).as(made.output()).isZero();
    assertThat(made.output()).contains("ca: made", "control: made", "pi-1: made, valid until");
  }

  @Test
  @Order(1)
  void makesOneFolderANodeThatOnlyItsOwnerReads() throws Exception {
    assertThat(files())
        .containsOnlyKeys(
            "ca/ca.crt",
            "ca/ca.key",
            "control/ca.crt",
            "control/tls.crt",
            "control/tls.key",
            "pi-1/ca.crt",
            "pi-1/tls.crt",
            "pi-1/tls.key");
    for (String file : files().keySet()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  @Order(1)
  void changesNothingThatIsThere() throws Exception {
    Map<String, String> before = files();

    Finished again = run("control", "pi-1");

    assertThat(again.status()).as(again.output()).isZero();
    assertThat(again.output()).contains("control: kept", "pi-1: kept");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  @Order(1)
  void renewsTheCertificateAndKeepsTheKey() throws Exception {
    Map<String, String> before = files();

    Finished renewed = run("--renew", "pi-1");

    assertThat(renewed.status()).as(renewed.output()).isZero();
    Map<String, String> after = files();
    assertThat(after.remove("pi-1/tls.crt")).isNotEqualTo(before.remove("pi-1/tls.crt"));
    assertThat(after).isEqualTo(before);
    assertThat(run("pi-1").output()).contains("pi-1: kept");
  }

  @Test
  @Order(1)
  void refusesWhatMakesNoSense() throws Exception {
    Map<String, String> before = files();

    assertThat(run().status()).isEqualTo(USAGE);
    assertThat(run("../pi-1").status()).isEqualTo(USAGE);
    assertThat(run("ca").status()).isEqualTo(USAGE);
    assertThat(run("--renew", "pi-9").output()).contains("pi-9 is not there");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void saysWhatAFolderLacks() throws Exception {
    Files.delete(directory.resolve("pi-1/tls.key"));

    Finished lacking = run("pi-1");

    assertThat(lacking.status()).isEqualTo(1);
    assertThat(lacking.output()).contains("pi-1 has no tls.key", "remove the folder");
  }

  /// Paths below the directory and what the files hold.
  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static Finished run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), directory.toString()));
    command.addAll(List.of(arguments));
    Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Finished(script.waitFor(), output);
  }
}
