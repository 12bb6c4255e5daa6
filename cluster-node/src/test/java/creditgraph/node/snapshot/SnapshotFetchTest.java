package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Manifest.FileEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.snapshot.SnapshotServer;
import creditgraph.http.snapshot.SnapshotServerSettings;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.BadLine.Fault;
import creditgraph.node.snapshot.SnapshotLine.Unexpected;
import creditgraph.node.snapshot.StagedFile.WrongBytes;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.SnapshotOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.stream.Materializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A real server, a line that misbehaves, and a snapshot with a file of several chunks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnapshotFetchTest {

  /// Enough for evidence of more than two chunks, with a long title each.
  private static final int FILLERS = 10_000;

  private static final String TITLE = "A Filler of Many Words, ".repeat(40);

  private static final int CHUNK = FileEntry.CHUNK_BYTES;

  /// Only a line that really stands still does so for as long.
  private static final Duration LONG_STALL = Duration.ofSeconds(30);

  private static final Duration SHORT_STALL = Duration.ofMillis(700);

  private final ActorTestKit kit = ActorTestKit.create("fetch");
  private final ExecutorService blocking = Executors.newFixedThreadPool(2);
  private Duration stall = LONG_STALL;
  private Path published;
  private SnapshotRef ref;
  private FileEntry evidence;
  private ServerBinding server;
  private BadLine line;
  private Path staging;

  @BeforeAll
  void serve(@TempDir Path graphRoot) throws IOException {
    ref = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, FILLERS, TITLE);
    published = GraphFixture.directory(graphRoot, ref);
    evidence =
        Manifest.read(published).files().stream()
            .filter(file -> file.name().equals("evidence.mcg"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.bytes()).isGreaterThan(2L * CHUNK);
    server =
        SnapshotServer.start(
                kit.system(),
                SnapshotServerSettings.from(ConfigFactory.load()),
                new GraphFiles(graphRoot, blocking))
            .toCompletableFuture()
            .join();
  }

  @BeforeEach
  void begin(@TempDir Path directory) throws IOException {
    line = BadLine.to(server.localAddress().getPort());
    staging = directory.resolve("staging");
    stall = LONG_STALL;
  }

  @AfterEach
  void end() throws IOException {
    line.close();
  }

  @AfterAll
  void stop() {
    kit.shutdownTestKit();
    blocking.shutdown();
  }

  @Test
  void bringsWhatASearchNeedsAlone() throws IOException {
    await(fetch(SnapshotExtent.SEARCH, 0));

    assertThat(staging.toFile().list())
        .containsExactlyInAnyOrder(
            "artist-releases.mcg",
            "release-artists.mcg",
            "components.mcg",
            "artist-ids.mcg",
            "release-ids.mcg",
            "roles.mcg",
            "release-labels.mcg",
            "manifest.json");
    try (Snapshot open = Snapshot.openForSearch(staging)) {
      assertThat(open.graph().artistCount()).isEqualTo(FILLERS + 6);
      assertThat(open.years().year(open.releaseOrdinal(100))).isEqualTo(1990);
    }
  }

  @Test
  void goesOnWhereTheLineWasCut() throws IOException {
    await(fetch(SnapshotExtent.SEARCH, 0));
    line.takeRequests();
    // Labels come first, then evidence, which is cut in its second chunk or later.
    line.breakAfter(bytesBeforeEvidence() + CHUNK + CHUNK / 2, Fault.CUT);
    assertThatThrownBy(() -> await(fetch(SnapshotExtent.WHOLE, 0)))
        .isInstanceOf(CompletionException.class);
    line.takeRequests();

    await(fetch(SnapshotExtent.WHOLE, 0));

    assertThat(line.takeRequests())
        .containsExactly("bytes=%d-%d".formatted(CHUNK, evidence.bytes() - 1));
    expectAllAsPublished();
  }

  @Test
  void takesNoWrongByteAndBringsItAgain() throws IOException {
    line.breakAfter(bytesBeforeEvidence() + CHUNK + CHUNK / 2, Fault.FLIP);
    assertThatThrownBy(() -> await(fetch(SnapshotExtent.WHOLE, 0)))
        .hasCauseInstanceOf(WrongBytes.class)
        .hasMessageContaining("expected SHA-256");

    await(fetch(SnapshotExtent.WHOLE, 0));

    expectAllAsPublished();
  }

  @Test
  void givesUpALineThatStandsStill() throws IOException {
    line.breakAfter(bytesBeforeEvidence() + CHUNK / 2, Fault.STALL);
    stall = SHORT_STALL;
    assertThatThrownBy(() -> await(fetch(SnapshotExtent.WHOLE, 0)))
        .hasCauseInstanceOf(TimeoutException.class);
    stall = LONG_STALL;

    await(fetch(SnapshotExtent.WHOLE, 0));

    expectAllAsPublished();
  }

  @Test
  void failsWhileNobodyAnswersAndGoesOnWhenSomebodyDoes() throws IOException {
    line.close();
    assertThatThrownBy(() -> await(fetch(SnapshotExtent.SEARCH, 0)))
        .isInstanceOf(CompletionException.class);
    line = BadLine.to(server.localAddress().getPort());

    await(fetch(SnapshotExtent.SEARCH, 0));

    assertThat(staging.resolve("roles.mcg")).hasSameBinaryContentAs(published.resolve("roles.mcg"));
  }

  @Test
  void mendsADamagedChunkWithoutTheRest() throws IOException {
    await(fetch(SnapshotExtent.WHOLE, 0));
    line.takeRequests();
    byte[] bytes = Files.readAllBytes(staging.resolve("evidence.mcg"));
    bytes[CHUNK + 17] ^= 0x10;
    Files.write(staging.resolve("evidence.mcg"), bytes);
    Files.write(staging.resolve("roles.mcg"), new byte[Math.toIntExact(entryOf("roles.mcg") + 5)]);

    await(fetch(SnapshotExtent.WHOLE, 0));

    assertThat(line.takeRequests())
        .containsExactlyInAnyOrder(
            "bytes=%d-%d".formatted(CHUNK, 2L * CHUNK - 1),
            "bytes=0-%d".formatted(entryOf("roles.mcg") - 1));
    expectAllAsPublished();
  }

  @Test
  void refusesAManifestThatWasNotOffered() {
    SnapshotOffer other = new SnapshotOffer(ref, line.address(), "ab".repeat(32));

    assertThatThrownBy(() -> await(fetch(other, SnapshotExtent.SEARCH, 0, 0).run()))
        .hasCauseInstanceOf(WrongBytes.class)
        .hasMessageContaining("manifest.json");
    assertThat(staging.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void saysWhatTheServerAnswersWhenItHasNoSuchSnapshot() {
    SnapshotOffer gone =
        new SnapshotOffer(
            new SnapshotRef("2026-12", ref.ruleset(), ref.fingerprint()), line.address(), "00");

    assertThatThrownBy(() -> await(fetch(gone, SnapshotExtent.SEARCH, 0, 0).run()))
        .hasCauseInstanceOf(Unexpected.class)
        .hasMessageContaining("404");
  }

  @Test
  void endsWhenItIsTold() throws IOException {
    SnapshotFetch slow = fetch(offer(), SnapshotExtent.WHOLE, 64 << 10, 0);
    CompletableFuture<Path> result = slow.run().toCompletableFuture();

    slow.stop();

    assertThatThrownBy(() -> await(result)).hasCauseInstanceOf(SnapshotFetch.Stopped.class);
  }

  @Test
  void fetchesNoFasterThanItMay() throws IOException {
    long needed =
        Manifest.read(published).files().stream()
            .filter(FileEntry::isForSearch)
            .mapToLong(FileEntry::bytes)
            .sum();
    long begun = System.nanoTime();

    await(fetch(SnapshotExtent.SEARCH, needed * 4 / 5));

    // The first second's worth passes at once, which is four fifths.
    assertThat(System.nanoTime() - begun).isGreaterThan(Duration.ofMillis(200).toNanos());
  }

  @Test
  void beginsNothingThatTheDiskHasNoRoomFor() throws IOException {
    SnapshotFetch fetch = fetch(offer(), SnapshotExtent.SEARCH, 0, 0.999_999);

    assertThatThrownBy(() -> await(fetch.run()))
        .hasCauseInstanceOf(DiskTrouble.class)
        .hasMessageContaining("too little room");
    assertThat(staging.resolve("roles.mcg")).isEmptyFile();
  }

  private void expectAllAsPublished() throws IOException {
    for (FileEntry file : Manifest.read(published).files()) {
      assertThat(staging.resolve(file.name()))
          .hasSameBinaryContentAs(published.resolve(file.name()));
    }
  }

  private long entryOf(String name) throws IOException {
    return Files.size(published.resolve(name));
  }

  /// Of a fetch of everything: evidence is last, and headers are small.
  private long bytesBeforeEvidence() throws IOException {
    return Manifest.read(published).files().stream()
        .filter(file -> !file.name().equals("evidence.mcg"))
        .filter(file -> !Files.exists(staging.resolve(file.name())))
        .mapToLong(FileEntry::bytes)
        .sum();
  }

  private SnapshotOffer offer() throws IOException {
    return new SnapshotOffer(ref, line.address(), Sha256.of(published.resolve(Manifest.FILE_NAME)));
  }

  private CompletionStage<Path> fetch(SnapshotExtent extent, long rate) throws IOException {
    return fetch(offer(), extent, rate, 0).run();
  }

  private SnapshotFetch fetch(
      SnapshotOffer offer, SnapshotExtent extent, long bytesPerSecond, double keepFree) {
    return new SnapshotFetch(
        new SnapshotLine(kit.system(), stall, bytesPerSecond),
        extent,
        keepFree,
        blocking,
        Materializer.matFromSystem(kit.system()),
        offer,
        staging);
  }

  private static Path await(CompletionStage<Path> fetch) {
    return fetch.toCompletableFuture().orTimeout(90, TimeUnit.SECONDS).join();
  }
}
