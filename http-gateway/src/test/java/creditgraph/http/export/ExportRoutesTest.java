package creditgraph.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportRoutesTest {

  private static final String LONG = "{\"names\":\"" + "Ada, ".repeat(400) + "\"}";
  private static final String FOR_A_MINUTE = "public, max-age=60";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @TempDir static Path directory;

  private static Path exports;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws IOException {
    exports = Files.createDirectories(directory.resolve("exports"));
    write("daily.json", LONG);
    write("status.json", "{}");
    write("daily/index.json", "{\"days\":[]}");
    write("daily/SHA256SUMS", "ab12  2026-11-22.json\n");
    write("daily/2026-11-22.json", LONG);
    write("daily/2026-11-22.svg", "<svg/>");
    write("daily/.2026-11-23.json-1f.tmp", "half");
    write("daily/notes.txt", "secret");
    write("findings/same-track.json", "{}");
    write("private/index.json", "secret");
    Files.writeString(directory.resolve("token.json"), "secret");
    Files.createSymbolicLink(exports.resolve("link.json"), directory.resolve("token.json"));
    Files.createSymbolicLink(exports.resolve("hidden"), exports.resolve("private"));
    Files.createDirectories(exports.resolve("daily/directory.json"));
    gateway = TestGateway.start("exports-root = \"" + exports + "\"");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily.json             | application/json          | " + FOR_A_MINUTE,
        "status.json            | application/json          | " + FOR_A_MINUTE,
        "daily/index.json       | application/json          | " + FOR_A_MINUTE,
        "daily/SHA256SUMS       | text/plain; charset=UTF-8 | " + FOR_A_MINUTE,
        "daily/2026-11-22.json  | application/json          | " + FOR_EVER,
        "daily/2026-11-22.svg   | image/svg+xml             | " + FOR_EVER,
        "findings/same-track.json | application/json        | " + FOR_A_MINUTE,
      })
  void sendsEachFileUnderItsTypeForItsTime(String name, String type, String caching)
      throws IOException {
    Answer answer = gateway.get("/data/" + name);
    Answer head = gateway.send("HEAD", "/data/" + name, new byte[0]);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(Files.readString(exports.resolve(name)));
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("Cache-Control")).isEqualTo(caching);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(answer.header("ETag"));
    assertThat(head.text()).isEmpty();
  }

  @Test
  void sendsItSmallerAndNotTwice() {
    Answer plain = gateway.get("/data/daily.json");
    Answer small = gateway.get("/data/daily.json", "Accept-Encoding", "gzip");
    Answer held =
        gateway.get(
            "/data/daily.json", "Accept-Encoding", "gzip", "If-None-Match", small.header("ETag"));

    assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(small.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(small.unzipped()).isEqualTo(plain.text());
    assertThat(small.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(held.status()).isEqualTo(304);
    assertThat(held.text()).isEmpty();
  }

  @Test
  void sendsTheNewVersionOnceItIsRenamedIntoPlace() throws IOException {
    write("hidden.json", "{\"day\":1}");
    Answer first = gateway.get("/data/hidden.json");
    Path next = Files.writeString(directory.resolve("next"), "{\"day\":2}");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(exports.resolve("hidden.json")));
    Files.move(next, exports.resolve("hidden.json"), StandardCopyOption.REPLACE_EXISTING);
    Answer second = gateway.get("/data/hidden.json", "If-None-Match", first.header("ETag"));

    assertThat(first.text()).isEqualTo("{\"day\":1}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo("{\"day\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data",
        "/data/",
        "/data/daily",
        "/data/daily/",
        "/data/daily/2026-11-23.json",
        "/data/daily/directory.json",
        "/data/daily/notes.txt",
        "/data/daily/.2026-11-23.json-1f.tmp",
        "/data/private/index.json",
        "/data/hidden/index.json",
        "/data/link.json",
        "/data/../token.json",
        "/data/daily/../../token.json",
        "/data/%2e%2e/token.json",
        "/data/..%2ftoken.json",
        "/data/daily%2Findex.json",
        "/data/daily.json%00.svg",
        "/data//daily.json",
        "/data/daily/index.json/",
        "/data/DAILY.JSON",
      })
  void hasNothingElse(String address) {
    String answer =
        gateway.raw("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "}");

    assertThat(answer)
        .matches("(?s)HTTP/1.1 (404|400) .*")
        .contains("/problems/")
        .doesNotContain("secret", directory.toString());
  }

  @Test
  void takesNoOtherMethod() {
    gateway
        .send("PUT", "/data/daily.json", "{}".getBytes(StandardCharsets.UTF_8))
        .expect(ProblemType.METHOD_NOT_ALLOWED);
  }

  @Test
  void doesNotReadAFileThatCannotBeOurs() throws IOException {
    write("status-large.json", " ".repeat(ExportFiles.MAX_BYTES + 1));

    gateway.get("/data/status-large.json").expect(ProblemType.NOT_FOUND);
  }

  private static void write(String name, String content) throws IOException {
    Path file = exports.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
