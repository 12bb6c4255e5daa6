package creditgraph.node.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.node.export.UploadSettings.Credentials;
import creditgraph.node.export.UploadSettings.Retries;
import creditgraph.node.export.UploadSettings.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads to a store on loopback that checks signatures and sums by itself.
final class ExportUploadTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Credentials KEY = new Credentials("AKID", "a secret");
  private static final List<String> ALL =
      List.of(
          "daily/2026-11-21.json",
          "daily/2026-11-22.json",
          "daily/2026-11-22.svg",
          "findings/performers.json",
          "hidden/2026-11-22.json",
          "daily/SHA256SUMS",
          "hidden/SHA256SUMS",
          "daily/index.json",
          "hidden/index.json",
          "daily.json",
          "hidden.json",
          "status.json");

  @TempDir private Path directory;

  private Path exports;
  private FakeStore store;

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void start() throws IOException {
    exports = directory.resolve("exports");
    for (String name : ALL) {
      write(name, "content of " + name);
    }
    write("daily/.2026-11-23.json-1f.tmp", "half");
    write("notes.txt", "not for everybody");
    store = FakeStore.start(KEY, "auto");
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void bringsEverythingSignedWithTypeTimeAndSumDataFirstAndIndexesLast() throws Exception {
    look(upload(KEY));

    assertThat(store.names()).containsExactlyElementsOf(prefixed(ALL));
    for (FakeStore.Stored file : store.stored()) {
      assertThat(file.faults()).as(file.name()).isEmpty();
      String name = file.name().substring("music/data/".length());
      assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo("content of " + name);
      assertThat(file.header("x-amz-checksum-sha256"))
          .isEqualTo(
              Base64.getEncoder()
                  .encodeToString(MessageDigest.getInstance("SHA-256").digest(file.bytes())));
    }
    assertThat(store.last("music/data/daily/2026-11-22.svg").header("content-type"))
        .isEqualTo("image/svg+xml");
    assertThat(store.last("music/data/daily/2026-11-22.svg").header("cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(store.last("music/data/daily.json").header("content-type"))
        .isEqualTo("application/json");
    assertThat(store.last("music/data/daily.json").header("cache-control"))
        .isEqualTo("public, max-age=60");
  }

  @Test
  void bringsOnlyWhatHasChangedAlsoAfterARestart() throws IOException {
    ExportUpload upload = upload(KEY);
    look(upload);
    store.forget();

    look(upload);
    look(upload(KEY));
    assertThat(store.names()).isEmpty();

    write("daily/2026-11-23.json", "the next");
    write("daily/index.json", "both");
    look(upload);
    look(upload(KEY));
    assertThat(store.names())
        .containsExactlyElementsOf(prefixed(List.of("daily/2026-11-23.json", "daily/index.json")));
  }

  @Test
  void bringsAllOfItToAnotherBucket() {
    look(upload(KEY));
    store.forget();

    look(upload(KEY, "other"));

    assertThat(store.names()).hasSize(ALL.size()).allMatch(name -> name.startsWith("other/data/"));
  }

  @Test
  void leavesTheIndexOfBeforeWhenAFileCannotBeBrought() {
    ExportUpload upload = upload(KEY);
    store.answer("music/data/hidden/2026-11-22.json", 503, 100);

    assertThatThrownBy(() -> look(upload)).hasMessageContaining("503");
    assertThat(store.names()).doesNotContainAnyElementsOf(prefixed(ALL.subList(5, ALL.size())));

    store.answer("music/data/hidden/2026-11-22.json", 503, 0);
    look(upload);
    assertThat(store.names()).containsExactlyInAnyOrderElementsOf(prefixed(ALL));
  }

  @Test
  void triesAgainWhatTheStoreCouldNotTake() {
    store.answer("music/data/daily/2026-11-21.json", 503, 2);

    look(upload(KEY));

    assertThat(store.names()).containsExactlyElementsOf(prefixed(ALL));
    assertThat(store.asked("music/data/daily/2026-11-21.json")).isEqualTo(3);
  }

  @Test
  void doesNotTryAgainWhereTheStoreSaysNo() {
    assertThatThrownBy(() -> look(upload(new Credentials("AKID", "another secret"))))
        .hasMessageContaining("daily/2026-11-21.json: the store answers 403")
        .hasMessageContaining("SignatureDoesNotMatch");

    assertThat(store.asked("music/data/daily/2026-11-21.json")).isEqualTo(1);
    assertThat(store.names()).isEmpty();
  }

  @Test
  void givesUpAfterItsTriesWhenNobodyListens() {
    ExportUpload upload = upload(KEY);
    store.close();

    assertThatThrownBy(() -> look(upload)).hasStackTraceContaining("127.0.0.1");
  }

  @Test
  void copiesIntoAFolder() throws IOException {
    Path folder = directory.resolve("site/data");
    ExportUpload upload =
        new ExportUpload(
            KIT.system(),
            exports,
            "folder",
            new FolderTarget(folder, Runnable::run),
            new Retries(1, Duration.ofMillis(1)),
            Runnable::run);

    look(upload);

    for (String name : ALL) {
      assertThat(folder.resolve(name)).hasContent("content of " + name);
    }
    assertThat(folder.resolve("notes.txt")).doesNotExist();
    assertThat(Map.of("daily", 5, "hidden", 3).entrySet())
        .allSatisfy(one -> {
          try (var files = Files.list(folder.resolve(one.getKey()))) {
            assertThat(files).hasSize(one.getValue());
          }
        });
  }

  private ExportUpload upload(Credentials credentials) {
    return upload(credentials, "music");
  }

  private ExportUpload upload(Credentials credentials, String bucket) {
    Target.S3 target =
        new Target.S3(
            URI.create("http://127.0.0.1:" + store.port()), "auto", bucket, "data/", credentials);
    return new ExportUpload(
        KIT.system(),
        exports,
        target.toString(),
        new S3Target(KIT.system(), target),
        new Retries(3, Duration.ofMillis(5)),
        Runnable::run);
  }

  private static void look(ExportUpload upload) {
    upload.look(Instant.EPOCH).toCompletableFuture().join();
  }

  private static List<String> prefixed(List<String> names) {
    return names.stream().map(name -> "music/data/" + name).toList();
  }

  private void write(String name, String content) throws IOException {
    Path file = exports.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
