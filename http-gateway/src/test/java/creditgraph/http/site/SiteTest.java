package creditgraph.http.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

  private static final String SCRIPT = "export const route = 'a';\n".repeat(100);
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @TempDir static Path directory;

  private static Path root;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws IOException {
    root = directory.resolve("dist");
    write("index.html", "<p>home</p>");
    write("routes/index.html", "<p>routes</p>");
    write("reference/index.html", "<p>reference</p>");
    write("404.html", "<p>nothing here</p>");
    write("_astro/app.B1g8.js", SCRIPT);
    write("_astro/text.woff2", "font");
    write("favicon.svg", "<svg/>");
    write("site.webmanifest", "{}");
    write("sw.js", "self");
    write("data.bin", "?");
    write("research/nearest/data.csv", "artist,name\n");
    write("research/nearest/data.jsonl", "{}\n");
    write("data/schemas/catalog/artist.md", "# artist\n");
    write("ünï cödé.txt", "text");
    write(".git/config", "hidden");
    write(".well-known/security.txt", "Contact: mailto:x@example.org");
    Files.writeString(directory.resolve("secret.txt"), "secret");
    gateway = TestGateway.start("web-root = \"" + root + "\"");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=UTF-8",
    "/index.html, text/html; charset=UTF-8",
    "/routes/, text/html; charset=UTF-8",
    "/routes/?from=41&to=45, text/html; charset=UTF-8",
    "/_astro/app.B1g8.js, text/javascript; charset=UTF-8",
    "/_astro/text.woff2, font/woff2",
    "/favicon.svg, image/svg+xml",
    "/site.webmanifest, application/manifest+json",
    "/data.bin, application/octet-stream",
    "/research/nearest/data.csv, text/csv; charset=UTF-8",
    "/research/nearest/data.jsonl, application/jsonl",
    "/data/schemas/catalog/artist.md, text/markdown; charset=UTF-8",
    "/%C3%BCn%C3%AF%20c%C3%B6d%C3%A9.txt, text/plain; charset=UTF-8",
    "/.well-known/security.txt, text/plain; charset=UTF-8",
  })
  void sendsEachFileUnderItsType(String address, String type) {
    Answer answer = gateway.get(address);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void showsTheReferenceToWhoAsksForTheDocs() {
    Answer docs = gateway.get("/docs");

    assertThat(docs.status()).isEqualTo(307);
    assertThat(docs.header("Location")).isEqualTo("/reference/");
    assertThat(gateway.get(docs.header("Location")).text()).isEqualTo("<p>reference</p>");
  }

  @Test
  void letsPagesLoadOnlyWhatComesFromHere() {
    Answer page = gateway.get("/routes/");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(gateway.get("/snapshots").header("Content-Security-Policy"))
        .startsWith("default-src 'none'");
  }

  @Test
  void letsAHashedFileBeKeptForEverAndAPageBeAskedForAgain() {
    assertThat(gateway.get("/_astro/app.B1g8.js").header("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(gateway.get("/routes/").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(gateway.get("/sw.js").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void tellsABrowserThatHoldsAPage() {
    Answer page = gateway.get("/routes/");

    assertThat(page.header("Last-Modified")).isEqualTo("Sun, 01 Nov 2026 12:00:00 GMT");
    assertThat(status("If-None-Match", page.header("ETag"))).isEqualTo(304);
    assertThat(status("If-None-Match", "\"other\"")).isEqualTo(200);
    assertThat(status("If-Modified-Since", "Sun, 01 Nov 2026 12:00:00 GMT")).isEqualTo(304);
    assertThat(status("If-Modified-Since", "Sun, 01 Nov 2026 11:59:59 GMT")).isEqualTo(200);
    assertThat(status("If-Modified-Since", "yesterday")).isEqualTo(200);
  }

  @Test
  void believesTheTagBeforeTheDate() {
    Answer answer =
        gateway.get(
            "/routes/",
            "If-None-Match",
            "\"other\"",
            "If-Modified-Since",
            "Mon, 02 Nov 2026 12:00:00 GMT");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void sendsAScriptCompressedUnderATagOfItsOwn() {
    Answer plain = gateway.get("/_astro/app.B1g8.js");
    Answer compressed = gateway.get("/_astro/app.B1g8.js", "Accept-Encoding", "br, gzip");

    assertThat(plain.text()).isEqualTo(SCRIPT);
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(compressed.unzipped()).isEqualTo(SCRIPT);
    assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(compressed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
  }

  @Test
  void sendsTheHeadOfAPageAlone() {
    Answer head = gateway.send("HEAD", "/routes/", new byte[0]);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("13");
  }

  @Test
  void sendsABrowserFromADirectoryToItsPageWithTheQuestion() {
    Answer answer = gateway.get("/routes?from=41&to=45");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo("/routes/?from=41&to=45");
  }

  @Test
  void showsABrowserThePageForNothingAndOthersAProblem() {
    Answer page = gateway.get("/nowhere", "Accept", BROWSER);

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).isEqualTo("<p>nothing here</p>");
    gateway.get("/nowhere", "Accept", "application/json").expect(ProblemType.NOT_FOUND);
    gateway.get("/nowhere").expect(ProblemType.NOT_FOUND);
    gateway.send("POST", "/nowhere", new byte[0], "Accept", BROWSER).expect(ProblemType.NOT_FOUND);
  }

  @Test
  void sendsThePageForNothingWholeEvenToABrowserThatHoldsIt() {
    Answer page = gateway.get("/nowhere", "Accept", BROWSER);

    Answer again = gateway.get("/other", "Accept", BROWSER, "If-None-Match", page.header("ETag"));

    assertThat(again.status()).isEqualTo(404);
  }

  @Test
  void takesOnlyReadingMethodsForAPage() {
    Answer answer = gateway.send("POST", "/routes/", new byte[0], "Accept", BROWSER);

    answer.expect(ProblemType.METHOD_NOT_ALLOWED);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/routes/../../secret.txt",
        "/routes/%2e%2e/%2e%2e/secret.txt",
        "/routes/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/_astro%2fapp.B1g8.js",
        "/routes/index.html/",
        "/index.html%00.js",
        "/.git/config",
        "/%2egit/config",
        "/C:/secret.txt",
      })
  void reachesNothingBeyondItsFiles(String address) {
    String answer =
        gateway.raw("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "}");

    assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").doesNotContain("secret\n");
    assertThat(answer).contains("/problems/");
  }

  @Test
  void refusesAWebRootThatIsNotThere() {
    assertThatThrownBy(() -> Site.load(root.resolve("nowhere"), 1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere: expected a directory");
  }

  @Test
  void refusesAWebRootBeyondItsLimit() {
    assertThatThrownBy(() -> Site.load(root, 1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web-root-limit");
  }

  @Test
  void refusesAWebRootWithALink(@TempDir Path other) throws IOException {
    Files.createSymbolicLink(
        other.resolve("link.txt"), Files.writeString(other.resolve("page.txt"), "page"));

    assertThatThrownBy(() -> Site.load(other, 1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("link.txt is a symbolic link");
  }

  private static int status(String header, String value) {
    return gateway.get("/routes/", header, value).status();
  }

  private static void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T12:00:00.7Z")));
  }
}
