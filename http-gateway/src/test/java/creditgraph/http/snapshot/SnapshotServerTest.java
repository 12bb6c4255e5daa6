package creditgraph.http.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import creditgraph.http.Answer;
import creditgraph.http.contract.ContractDocument;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.snapshot.PublishedFiles.PublishedFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnapshotServerTest {

  private static final String ADDRESS = "/snapshots/2026-11/everyone/ab12/graph.mcg";
  private static final String SHA_256 = "ab".repeat(32);
  private static final String TAG = "\"" + SHA_256 + "\"";
  private static final int BYTES = 200_001;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ActorTestKit kit = ActorTestKit.create("snapshots");
  private final HttpClient client = HttpClient.newHttpClient();
  private final byte[] content = new byte[BYTES];
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerBinding binding;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    new Random(5).nextBytes(content);
    Path file = Files.write(directory.resolve("graph.mcg"), content);
    PublishedFiles files =
        (month, ruleset, fingerprint, name) -> {
          String path = String.join("/", month, ruleset, fingerprint, name);
          asked.add(path);
          return CompletableFuture.completedStage(
              ADDRESS.endsWith("/" + path)
                  ? Optional.of(new PublishedFile(file, BYTES, SHA_256))
                  : Optional.empty());
        };
    binding =
        SnapshotServer.start(kit.system(), SnapshotServerSettings.from(ConfigFactory.load()), files)
            .toCompletableFuture()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  @AfterAll
  void stop() {
    client.close();
    kit.shutdownTestKit();
  }

  @Test
  void sendsAWholeFileWithItsHashAsTag() {
    Answer whole = get(ADDRESS);

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.bytes().toArray()).isEqualTo(content);
    assertThat(whole.header("ETag")).isEqualTo(TAG);
    assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(BYTES));
    expectHeadersOf("200", whole);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=65536-131071, 65536, 65536",
    "bytes=199000-, 199000, 1001",
    "bytes=-7, 199994, 7",
    "bytes=200000-900000, 200000, 1",
    "bytes=-900000, 0, 200001",
  })
  void sendsThePartThatWasAskedFor(String range, int first, int length) {
    Answer part = get(ADDRESS, "Range", range, "If-Range", TAG);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.bytes().toArray())
        .isEqualTo(ByteString.fromArray(content, first, length).toArray());
    assertThat(part.header("Content-Range"))
        .isEqualTo("bytes %d-%d/%d", first, first + length - 1, BYTES);
    expectHeadersOf("206", part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=9-3", "bytes=x"})
  void sendsTheWholeFileForWhatIsNoSingleRange(String range) {
    assertThat(get(ADDRESS, "Range", range).status()).isEqualTo(200);
  }

  @Test
  void sendsTheWholeFileWhenTheClientHoldsAPartOfAnother() {
    Answer whole = get(ADDRESS, "Range", "bytes=5-", "If-Range", "\"" + "cd".repeat(32) + "\"");

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.bytes().size()).isEqualTo(BYTES);
  }

  @Test
  void saysHowManyBytesThereAreWhenNoneIsInTheRange() {
    Answer refused = get(ADDRESS, "Range", "bytes=200001-");

    refused.expect(ProblemType.RANGE_NOT_SATISFIABLE);
    assertThat(refused.header("Content-Range")).isEqualTo("bytes */200001");
    expectHeadersOf("416", refused);
  }

  @Test
  void tellsAClientThatItHoldsTheFile() {
    Answer held = get(ADDRESS, "If-None-Match", TAG);

    assertThat(held.status()).isEqualTo(304);
    assertThat(held.bytes().size()).isZero();
  }

  @Test
  void answersAHeadAboutTheWholeFile() {
    Answer head = send("HEAD", ADDRESS, "Range", "bytes=5-9");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(BYTES));
    assertThat(head.bytes().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/snapshots",
        "/snapshots/2026-11/everyone/ab12",
        "/snapshots/2026-11/everyone/ab12/other.mcg",
        "/snapshots/2026-11/everyone/ab12/x/graph.mcg",
        "/other/2026-11/everyone/ab12/graph.mcg",
        "/snapshots/2026-11/everyone/ab12/..%2f..%2fgraph.mcg",
      })
  void findsNothingElsewhere(String address) {
    get(address).expect(ProblemType.NOT_FOUND);
  }

  @Test
  void handsNamesOnAsTheyCame() {
    get("/snapshots/%2e%2e/a/b/%2fetc");

    assertThat(asked).noneMatch(path -> path.contains("/etc"));
  }

  @Test
  void takesTheMethodsOfTheContractAlone() {
    Map<String, Object> item =
        ContractDocument.object(
            ContractDocument.root(), "paths", "/snapshots/{month}/{ruleset}/{fingerprint}/{file}");

    assertThat(item).containsKeys("servers", "get").doesNotContainKeys("post", "put", "delete");
    assertThat(send("OPTIONS", ADDRESS).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    send("DELETE", ADDRESS).expect(ProblemType.METHOD_NOT_ALLOWED);
  }

  /// Every header that the contract demands of this status is there.
  private static void expectHeadersOf(String status, Answer answer) {
    Map<String, Object> response =
        ContractDocument.resolved(
            ContractDocument.object(
                ContractDocument.root(),
                "paths",
                "/snapshots/{month}/{ruleset}/{fingerprint}/{file}",
                "get",
                "responses",
                status));
    List<String> missing = new ArrayList<>();
    for (String header : ContractDocument.object(response, "headers").keySet()) {
      if (answer.header(header).isEmpty()) {
        missing.add(header);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(ContractDocument.object(response, "content"))
        .containsKey(answer.header("Content-Type"));
  }

  private Answer get(String address, String... headers) {
    return send("GET", address, headers);
  }

  private Answer send(String method, String address, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + binding.localAddress().getPort() + address);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    return new Answer(
        response.statusCode(), response.headers(), ByteString.fromArray(response.body()));
  }
}
