package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.profile.ProfileSettings;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.xml.FrameLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Runs that the disk stops, and the run after. Seven releases in parts of two; the second is
/// longer than can be held, the fifth and the seventh are broken.
///
/// One run that is never stopped and one that stops at the third part are made once; each test goes
/// on from a copy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestRestartTest {

  private static final String DATE = "20260801";
  private static final String LEDGER = "staging/catalog-2026-08.parts.json";
  private static final String STAGED = "staging/catalog-2026-08";
  private static final String REJECTS = "rejects/2026-08/releases.jsonl.zst";
  private static final FrameLimits LIMITS = new FrameLimits(1 << 12, 1 << 17);

  @TempDir private static Path shared;
  @TempDir private Path temporary;
  private final List<String> said = new ArrayList<>();
  private IngestResult whole;
  private SortedMap<String, String> uninterrupted;
  private Path stopped;
  private Path dataRoot;
  private Path dump;

  @BeforeAll
  void ingestOnceWithoutInterruptionAndOnceWith() throws IOException {
    dump =
        new SmallDump().with(DumpType.RELEASES, releases("t")).write(shared.resolve("dump"), DATE);
    dataRoot = shared.resolve("reference");
    whole = Ingest.run(settings());
    uninterrupted = FileHashes.below(dataRoot);
    stopped = shared.resolve("stopped");
    stopAtTheThirdPart();
  }

  /// Three releases are in finished parts, and a reject, when a file of the third cannot be made.
  private void stopAtTheThirdPart() {
    dataRoot = stopped;
    Path inTheWay = stopped.resolve(STAGED + "/release/part-00002.parquet");
    ProgressTo obstructing =
        new ProgressTo(
            line -> {
              said.add(line);
              if (line.startsWith("masters")) {
                write(inTheWay, "in the way");
              }
            },
            Duration.ofHours(1));
    assertThatIOException()
        .isThrownBy(() -> Ingest.run(settings(obstructing)))
        .withMessageContaining("part-00002");
    assertThat(said).anyMatch(line -> line.contains("run again to continue"));
  }

  @BeforeEach
  void startAfresh() {
    dataRoot = temporary.resolve("var");
    dump = shared.resolve("dump");
    said.clear();
  }

  private static String releases(String title) {
    return IntStream.rangeClosed(1, 7)
        .mapToObj(id ->
            switch (id) {
              case 2 -> "<release id=\"2\">%s</release>\n".formatted("né".repeat(70_000));
              case 5, 7 -> "<release id=\"%d\"><title></release>\n".formatted(id);
              default ->
                  "<release id=\"%d\" tint=\"\"><title>%s</title></release>\n".formatted(id, title);
            })
        .collect(Collectors.joining());
  }

  @Test
  void cutsTablesIntoPartsThatReadAsOneInOrder() throws IOException {
    Path table = whole.catalog().table(CatalogTables.RELEASE);
    assertThat(TestRuns.rows(table, CatalogTables.RELEASE))
        .extracting(ReleaseRow::id)
        .containsExactly(1, 3, 4, 6);
    try (var rows = CatalogReader.open(table, CatalogTables.RELEASE)) {
      assertThat(rows.sorted()).isTrue();
    }
    assertThat(whole.catalog().part(CatalogTables.RELEASE, 3)).exists();
    assertThat(whole.catalog().part(CatalogTables.RELEASE, 4)).doesNotExist();
    assertThat(whole.manifest().rejects()).isEqualTo(3);
  }

  @Test
  void goesOnInTheMiddleOfAFileAfterTheDiskHasStoppedIt() throws IOException {
    goOnFromTheStop();

    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve(STAGED + "/release/part-00001.parquet")).exists();
    Ingest.run(settings());

    assertThat(said).contains("releases: 3 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void goesOnAtTheRenameWhenTheDiskHasRefusedIt() throws IOException {
    Files.createDirectories(dataRoot);
    Path inTheWay = Files.writeString(dataRoot.resolve("curated"), "in the way");
    assertThatIOException()
        .isThrownBy(() -> Ingest.run(settings()))
        .withMessageContaining("curated");
    Files.delete(inTheWay);
    said.clear();

    Ingest.run(settings());

    assertThat(said).contains("releases: 4 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void removesWhatIsNotNoted() throws IOException {
    goOnFromTheStop();
    Files.writeString(dataRoot.resolve(STAGED + "/release/part-00007.parquet"), "half a file");
    Files.writeString(dataRoot.resolve(STAGED + "/manifest.json"), "{}");
    Files.writeString(dataRoot.resolve(REJECTS), "half a frame", StandardOpenOption.APPEND);

    Ingest.run(settings());

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void readsAgainFromAPartThatHasChangedOnTheDisk() throws IOException {
    goOnFromTheStop();
    Path part = dataRoot.resolve(STAGED + "/track/part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);

    Ingest.run(settings());

    assertThat(said)
        .anyMatch(line -> line.startsWith("releases: part 1 in "))
        .contains("releases: 1 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void goesOnWhateverTheTimesOfTheFilesAre() throws IOException {
    goOnFromTheStop();
    dump = temporary.resolve("dump");
    copy(shared.resolve("dump"), dump);
    date(dump, "2099-01-01T00:00:00Z");
    date(dataRoot, "1980-01-01T00:00:00Z");

    Ingest.run(settings());

    assertThat(said).contains("releases: 3 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  private static void date(Path root, String time) throws IOException {
    for (Path path : all(root)) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
    }
  }

  @Test
  void startsAnewAndSaysWhyWhenTheFilesAreOthers() throws IOException {
    goOnFromTheStop();
    dump = otherDump();

    IngestResult result = Ingest.run(settings());

    assertThat(said).anyMatch(line -> line.contains("that were made of other dump files"));
    assertThat(TestRuns.rows(result.catalog().table(CatalogTables.RELEASE), CatalogTables.RELEASE))
        .extracting(ReleaseRow::title)
        .containsOnly("u");
  }

  @Test
  void startsAnewAndSaysWhyWhenThePartsAreOthers() throws IOException {
    goOnFromTheStop();

    Ingest.run(settings().partRecords(3));

    assertThat(said).anyMatch(line -> line.contains("that were made with other limits"));
    assertThat(dataRoot.resolve("curated/2026-08/release/part-00003.parquet")).doesNotExist();
  }

  @Test
  void startsAnewWhenTheLedgerCannotBeRead() throws IOException {
    goOnFromTheStop();
    Files.writeString(dataRoot.resolve(LEDGER), "{\"origin\": ");

    Ingest.run(settings());

    assertThat(said).anyMatch(line -> line.contains("is no ledger of parts"));
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void keepsNothingOfADumpThatIsRefused() {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> Ingest.run(settings().errorBudget(new ErrorBudget(1, 10_000))))
        .withMessageContaining("too many records");

    assertThat(dataRoot.resolve(STAGED)).doesNotExist();
    assertThat(dataRoot.resolve(LEDGER)).doesNotExist();
  }

  @Test
  void goesOnAtTheGatesWhenTheThresholdsHaveBeenRaised() throws IOException {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> Ingest.run(settings().profile(refusing())))
        .withMessageContaining("is not fit to be published");
    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(said).anyMatch(line -> line.contains("run again to continue"));
    said.clear();

    Ingest.run(settings());

    assertThat(said).contains("releases: 4 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void putsBackTheMonthThatAKilledRunHadMovedAside() throws IOException {
    copy(shared.resolve("reference"), dataRoot);
    Files.move(dataRoot.resolve("curated/2026-08"), dataRoot.resolve(STAGED + ".replaced"));

    dump = otherDump();
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> Ingest.run(settings()))
        .withMessageContaining("was made from other files");

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void clearsWhatARunKilledAfterTheRenameHasLeft() throws IOException {
    copy(shared.resolve("reference"), dataRoot);
    write(dataRoot.resolve(LEDGER), "{}");
    write(dataRoot.resolve(STAGED + ".replaced/manifest.json"), "{}");

    Ingest.run(settings());

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  private void goOnFromTheStop() throws IOException {
    copy(stopped, dataRoot);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }

  private static List<Path> all(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.toList();
    }
  }

  private Path otherDump() throws IOException {
    return new SmallDump()
        .with(DumpType.RELEASES, releases("u"))
        .write(temporary.resolve("dump"), DATE);
  }

  /// No catalog has fewer duplicate keys than none.
  private static ProfileSettings refusing() {
    return ProfileSettings.standard()
        .allowed(new ProfileSettings.Allowed(0, Map.of(), Map.of(), -1, 1, 1, 1));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IngestSettings settings() {
    return settings(new ProgressTo(said::add, Duration.ofHours(1)));
  }

  private IngestSettings settings(ProgressTo progress) {
    return IngestSettings.of(dataRoot, dump, progress).frameLimits(LIMITS).partRecords(2);
  }
}
