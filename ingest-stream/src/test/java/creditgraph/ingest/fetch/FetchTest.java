package creditgraph.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpDirectory;
import creditgraph.ingest.dump.DumpManifest;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.fetch.Fetch.Registered;
import creditgraph.ingest.fetch.FetchFailed.Reason;
import creditgraph.ingest.fetch.FetchSettings.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {

  private static final String DATE = "20261101";
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final String ARTISTS = TestBucket.name(DATE, DumpType.ARTISTS);
  private static final String RELEASES = TestBucket.name(DATE, DumpType.RELEASES);

  @TempDir private Path dataRoot;
  private TestBucket bucket;
  private Duration stall = Duration.ofSeconds(30);
  private final List<Duration> waits = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    bucket = new TestBucket();
  }

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void bringsACompleteSetAndItsChecksums() throws IOException {
    bucket.withSet(DATE);

    FetchResult result = fetch();

    assertThat(result.transferred()).isEqualTo(4);
    assertThat(result.directory()).isEqualTo(dataRoot.resolve("raw/2026-11"));
    DumpDirectory found = DumpDirectory.find(result.directory());
    assertThat(found.date()).contains(LocalDate.of(2026, 11, 1));
    for (DumpType type : DumpType.values()) {
      assertThat(found.files().get(type)).hasBinaryContent(TestBucket.content(DATE, type));
    }
    assertThat(names())
        .hasSize(5)
        .contains(TestBucket.checksums(DATE))
        .noneMatch(name -> name.contains(".part"));
  }

  @Test
  void registersWhatIngestWouldRegister() throws IOException {
    bucket.withSet(DATE);

    FetchResult result = fetch();

    DumpManifest asIngestSees =
        DumpManifest.of(
            DumpDirectory.find(result.directory()), result.manifest().parserSchema(), _ -> {});
    assertThat(DumpManifest.registered(dataRoot, "2026-11")).contains(asIngestSees);
  }

  @Test
  void registersTheMonthBeforeTheFirstFileIsAskedFor() throws IOException {
    List<Boolean> registered = new ArrayList<>();
    bucket
        .withSet(DATE)
        .misbehave(
            ARTISTS,
            (exchange, content) -> {
              registered.add(Files.exists(dataRoot.resolve("manifests/2026-11.json")));
              TestBucket.ignoreRange().answer(exchange, content);
            });

    fetch();

    assertThat(registered).containsExactly(true);
  }

  @Test
  void takesTheNewestCompleteSetOfTheMonth() throws IOException {
    bucket.withSet("20261101").withSet("20261108").withSet("20261115").withSet("20261201");
    bucket.without(TestBucket.name("20261115", DumpType.RELEASES));

    fetch();

    assertThat(names()).allMatch(name -> name.contains("20261108"));
  }

  @Test
  void saysWhatIsMissingWhenNoSetIsComplete() {
    bucket.withSet(DATE).without(TestBucket.checksums(DATE)).without(RELEASES);

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining(RELEASES)
        .withMessageContaining(TestBucket.checksums(DATE))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_THERE));
    assertThat(dataRoot.resolve("manifests")).doesNotExist();
  }

  @Test
  void saysThatNothingOfTheMonthIsPublished() {
    bucket.withSet("20261201");

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("nothing of it is published");
  }

  @Test
  void readsAListingInSeveralPages() throws IOException {
    bucket.withSet("20261101").withSet("20261108").pagesOf(3);

    fetch();

    assertThat(names()).hasSize(5).allMatch(name -> name.contains("20261108"));
  }

  @Test
  void readsThePageWhenTheBucketLetsNobodyListIt() throws IOException {
    bucket.withSet(DATE).unlistable();

    assertThat(fetch().transferred()).isEqualTo(4);
  }

  @Test
  void doesNotFetchWhatIsThereAndRight() throws IOException {
    bucket.withSet(DATE);
    fetch();
    Files.delete(file(RELEASES));

    FetchResult again = fetch();

    assertThat(again.transferred()).isEqualTo(1);
    assertThat(bucket.asked(ARTISTS)).hasSize(1);
    assertThat(bucket.asked(RELEASES)).hasSize(2);
  }

  @Test
  void setsAsideAFileThatIsThereWithOtherBytes() throws IOException {
    bucket.withSet(DATE);
    Files.createDirectories(file(ARTISTS).getParent());
    Files.writeString(file(ARTISTS), "not what was published");

    fetch();

    assertThat(file(ARTISTS)).hasBinaryContent(TestBucket.content(DATE, DumpType.ARTISTS));
    assertThat(file(ARTISTS + ".wrong")).hasContent("not what was published");
  }

  @Test
  void goesOnByRangeWhereALineWasCut() throws IOException {
    bucket
        .withSet(DATE)
        .misbehave(ARTISTS, TestBucket.cutAfter(1_000), TestBucket.cutAfter(20_000));

    fetch();

    assertThat(bucket.asked(ARTISTS)).containsExactly("GET", "GET bytes=1000-", "GET bytes=21000-");
    assertThat(file(ARTISTS)).hasBinaryContent(TestBucket.content(DATE, DumpType.ARTISTS));
  }

  @Test
  void hangsUpAndGoesOnWhenNothingComes() throws IOException {
    stall = Duration.ofSeconds(1);
    bucket.withSet(DATE).misbehave(ARTISTS, bucket.stallAfter(5_000));

    fetch();

    assertThat(bucket.asked(ARTISTS)).startsWith("GET", "GET bytes=5000-");
    assertThat(file(ARTISTS)).hasBinaryContent(TestBucket.content(DATE, DumpType.ARTISTS));
  }

  @Test
  void beginsAnewWhenTheServerIgnoresTheRange() throws IOException {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.cutAfter(1_000), TestBucket.ignoreRange());

    fetch();

    assertThat(file(ARTISTS)).hasBinaryContent(TestBucket.content(DATE, DumpType.ARTISTS));
  }

  @Test
  void stopsWhenTheFileChangesBetweenTwoRanges() throws IOException {
    bucket
        .withSet(DATE)
        .misbehave(
            ARTISTS,
            TestBucket.cutAfter(1_000),
            (exchange, content) ->
                TestBucket.ignoreRange().answer(exchange, Arrays.copyOf(content, 200_000)));

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("changed while it was fetched")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN_OFF));
    assertThat(names()).containsExactly(TestBucket.checksums(DATE));

    assertThat(fetch().transferred()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 999-300000/300001", "bytes 1000-1009/1010", "bytes */300000", "?"})
  void doesNotAppendARangeThatItDidNotAskFor(String contentRange) throws IOException {
    bucket
        .withSet(DATE)
        .misbehave(ARTISTS, TestBucket.cutAfter(1_000), TestBucket.otherRange(contentRange));

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("expected bytes 1000-299999/300000, found " + contentRange);
    assertThat(file(ARTISTS)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {299_999, 300_001})
  void triesAgainWhenTheServerSendsAnotherLengthThanItSaid(int bytes) throws IOException {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.unannounced(bytes));

    fetch();

    assertThat(waits).hasSize(1);
    assertThat(file(ARTISTS)).hasBinaryContent(TestBucket.content(DATE, DumpType.ARTISTS));
  }

  @Test
  void givesUpOnAServerThatKeepsChangingItsLength() {
    bucket.withSet(DATE);
    for (int i = 0; i < 4; i++) {
      bucket.misbehave(
          ARTISTS,
          (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length - 7);
            exchange.getResponseBody().write(content, 0, content.length - 7);
          });
    }

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("announces 299993 bytes where 300000 are left, 4 times in a row")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN_OFF));
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureAndNoLongerThanTheLongest() {
    bucket.withSet(DATE);
    for (int i = 0; i < 4; i++) {
      bucket.misbehave(TestBucket.checksums(DATE), TestBucket.status(500));
    }

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("status 500, 4 times in a row")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void leavesAServerAloneForAsLongAsItAsks(int status) throws IOException {
    bucket
        .withSet(DATE)
        .misbehave(ARTISTS, TestBucket.status(status, "17"), TestBucket.status(status, "1"));

    fetch();

    assertThat(waits).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(4));
  }

  @Test
  void understandsADateAfterWhichToTryAgain() throws IOException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(50));
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.status(503, date));

    fetch();

    assertThat(waits)
        .singleElement()
        .satisfies(wait -> assertThat(wait).isBetween(seconds(10), seconds(50)));
  }

  @Test
  void endsWhenAServerWantsMoreTimeThanIsGiven() {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.status(429, "86400"));

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("asks for 86400 s of rest")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN_OFF));
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void doesNotTryAgainWhatIsForbiddenOrGone(int status) {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.status(status));

    assertThatExceptionOfType(FetchFailed.class)
        .isThrownBy(this::fetch)
        .withMessageContaining(ARTISTS)
        .withMessageContaining("status " + status)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_THERE));
    assertThat(waits).isEmpty();
  }

  @Test
  void refusesWrongBytesByNameAndKeepsThemAside() throws IOException {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.otherBytes());

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(this::fetch)
        .withMessageContaining(ARTISTS)
        .withMessageContaining(TestBucket.sha256(TestBucket.content(DATE, DumpType.ARTISTS)));
    assertThat(names()).containsExactly(TestBucket.checksums(DATE), ARTISTS + ".wrong");

    assertThat(fetch().transferred()).isEqualTo(4);
  }

  @Test
  void refusesChecksumsThatDoNotNameAFile() {
    bucket.withSet(DATE).withChecksums(DATE, "0".repeat(64) + "  " + ARTISTS + "\n");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("no checksum for discogs_20261101_labels.xml.gz");
  }

  @Test
  void refusesChecksumsThatAreNone() {
    bucket.withSet(DATE).withChecksums(DATE, "\n<html>busy</html>\n");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("line 2: expected a SHA-256")
        .withMessageContaining("<html>busy</html>");
  }

  @Test
  void staysWithTheRegisteredSetWhenANewerOneAppears() throws IOException {
    bucket.withSet(DATE).misbehave(RELEASES, TestBucket.status(404));
    assertThatExceptionOfType(FetchFailed.class).isThrownBy(this::fetch);
    bucket.withSet("20261115");

    assertThat(fetch().transferred()).isEqualTo(1);

    assertThat(names()).hasSize(5).allMatch(name -> name.contains(DATE));
  }

  @Test
  void replacesTheRegisteredSetWhenTold() throws IOException {
    bucket.withSet(DATE);
    fetch();
    bucket.withSet("20261115");

    assertThat(fetch(Registered.REPLACE).transferred()).isEqualTo(4);

    assertThat(names()).hasSize(5).allMatch(name -> name.contains("20261115"));
    assertThat(DumpManifest.registered(dataRoot, "2026-11").orElseThrow().files())
        .allMatch(file -> file.name().contains("20261115"));
  }

  @Test
  void refusesAMonthThatIsRegisteredWithOtherFiles() throws IOException {
    new DumpManifest(
            "2026-11", 1, List.of(new DumpManifest.SourceFile("artists", "mine.xml", 1, "00")))
        .register(dataRoot);
    bucket.withSet(DATE);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(this::fetch)
        .withMessageContaining("mine.xml")
        .withMessageContaining("--replace");
  }

  @Test
  void throwsAwayAPartOfAnotherContent() throws IOException {
    bucket.withSet(DATE).misbehave(ARTISTS, TestBucket.cutAfter(1_000), TestBucket.status(404));
    assertThatExceptionOfType(FetchFailed.class).isThrownBy(this::fetch);
    byte[] other = TestBucket.content("20260101", DumpType.ARTISTS);
    bucket.with(ARTISTS, other);
    bucket.withChecksums(DATE, checksumsWith(other));

    fetch(Registered.REPLACE);

    assertThat(file(ARTISTS)).hasBinaryContent(other);
    assertThat(bucket.asked(ARTISTS)).containsExactly("GET", "GET bytes=1000-", "GET");
  }

  private static String checksumsWith(byte[] artists) {
    StringBuilder text = new StringBuilder();
    for (DumpType type : DumpType.values()) {
      byte[] content = type == DumpType.ARTISTS ? artists : TestBucket.content(DATE, type);
      text.append(TestBucket.sha256(content)).append("  ");
      text.append(TestBucket.name(DATE, type)).append("\r\n");
    }
    return text.toString();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private FetchResult fetch() throws IOException {
    return fetch(Registered.STAY);
  }

  private FetchResult fetch(Registered registered) throws IOException {
    FetchSettings settings =
        new FetchSettings(
            bucket.uri(), bucket.uri(), new Tries(4, seconds(2), seconds(60)), stall, 0);
    return Fetch.run(settings, dataRoot, MONTH, registered, TestRuns.SILENT, waits::add);
  }

  private Path file(String name) {
    return dataRoot.resolve("raw/2026-11").resolve(name);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(dataRoot.resolve("raw/2026-11"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
