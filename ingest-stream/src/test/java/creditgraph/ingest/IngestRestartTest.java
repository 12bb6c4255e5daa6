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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that the disk stops, and the run after. Seven releases in parts of two; the fifth and the
/// seventh are broken.
class IngestRestartTest {

  private static final String DATE = "20260801";
  private static final String LEDGER = "staging/catalog-2026-08.parts.json";
  private static final String STAGED = "staging/catalog-2026-08";

  @TempDir private Path temporary;
  private final List<String> said = new ArrayList<>();
  private Path dataRoot;
  private Path dump;
  private SortedMap<String, String> uninterrupted;

  @BeforeEach
  void ingestOnceWithoutInterruption() throws IOException {
    dataRoot = temporary.resolve("var");
    dump = temporary.resolve("dump");
    new SmallDump().with(DumpType.RELEASES, releases("t")).write(dump, DATE);
    Path reference = temporary.resolve("reference");
    Ingest.run(TestRuns.settings(reference, dump).partRecords(2));
    uninterrupted = FileHashes.below(reference);
  }

  private static String releases(String title) {
    return IntStream.rangeClosed(1, 7)
        .mapToObj(id ->
            id == 5 || id == 7
                ? "<release id=\"%d\"><title></release>\n".formatted(id)
                : "<release id=\"%d\" tint=\"\"><title>%s</title></release>\n".formatted(id, title))
        .collect(Collectors.joining());
  }

  @Test
  void cutsTablesIntoPartsThatReadAsOneInOrder() throws IOException {
    IngestResult result = Ingest.run(settings());

    Path table = result.catalog().table(CatalogTables.RELEASE);
    assertThat(TestRuns.rows(table, CatalogTables.RELEASE))
        .extracting(ReleaseRow::id)
        .containsExactly(1, 2, 3, 4, 6);
    try (var rows = CatalogReader.open(table, CatalogTables.RELEASE)) {
      assertThat(rows.sorted()).isTrue();
    }
    assertThat(result.catalog().part(CatalogTables.RELEASE, 3)).exists();
    assertThat(result.catalog().part(CatalogTables.RELEASE, 4)).doesNotExist();
    assertThat(result.manifest().rejects()).isEqualTo(2);
  }

  @Test
  void goesOnInTheMiddleOfAFileAfterTheDiskHasStoppedIt() throws IOException {
    stopAtTheThirdPart();

    assertThat(said).anyMatch(line -> line.contains("run again to continue"));
    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve(STAGED + "/release/part-00001.parquet")).exists();
    said.clear();
    Ingest.run(settings());

    assertThat(said).contains("releases: 4 records were read by an earlier run; continues there");
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

    assertThat(said).contains("releases: 5 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void removesWhatIsNotNoted() throws IOException {
    stopAtTheThirdPart();
    Files.writeString(dataRoot.resolve(STAGED + "/release/part-00007.parquet"), "half a file");
    Files.writeString(dataRoot.resolve(STAGED + "/manifest.json"), "{}");

    Ingest.run(settings());

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void readsAgainFromAPartThatHasChangedOnTheDisk() throws IOException {
    stopAtTheThirdPart();
    Path part = dataRoot.resolve(STAGED + "/track/part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    said.clear();

    Ingest.run(settings());

    assertThat(said)
        .anyMatch(line -> line.startsWith("releases: part 1 in "))
        .contains("releases: 2 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void goesOnWhateverTheTimesOfTheFilesAre() throws IOException {
    stopAtTheThirdPart();
    date(dump, "2099-01-01T00:00:00Z");
    date(dataRoot, "1980-01-01T00:00:00Z");
    said.clear();

    Ingest.run(settings());

    assertThat(said).contains("releases: 4 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  private static void date(Path root, String time) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
    }
  }

  @Test
  void startsAnewAndSaysWhyWhenTheFilesAreOthers() throws IOException {
    stopAtTheThirdPart();
    new SmallDump().with(DumpType.RELEASES, releases("u")).write(dump, DATE);
    said.clear();

    IngestResult result = Ingest.run(settings());

    assertThat(said).anyMatch(line -> line.contains("that were made of other dump files"));
    assertThat(TestRuns.rows(result.catalog().table(CatalogTables.RELEASE), CatalogTables.RELEASE))
        .extracting(ReleaseRow::title)
        .containsOnly("u");
  }

  @Test
  void startsAnewAndSaysWhyWhenThePartsAreOthers() throws IOException {
    stopAtTheThirdPart();
    said.clear();

    Ingest.run(settings().partRecords(3));

    assertThat(said).anyMatch(line -> line.contains("that were made with other limits"));
    assertThat(dataRoot.resolve("curated/2026-08/release/part-00003.parquet")).doesNotExist();
  }

  @Test
  void startsAnewWhenTheLedgerCannotBeRead() throws IOException {
    stopAtTheThirdPart();
    Files.writeString(dataRoot.resolve(LEDGER), "{\"origin\": ");
    said.clear();

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

    assertThat(said).contains("releases: 5 records were read by an earlier run; continues there");
    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void putsBackTheMonthThatAKilledRunHadMovedAside() throws IOException {
    Ingest.run(settings());
    Files.move(dataRoot.resolve("curated/2026-08"), dataRoot.resolve(STAGED + ".replaced"));

    new SmallDump().with(DumpType.RELEASES, releases("u")).write(dump, DATE);
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> Ingest.run(settings()))
        .withMessageContaining("was made from other files");

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  @Test
  void clearsWhatARunKilledAfterTheRenameHasLeft() throws IOException {
    Ingest.run(settings());
    write(dataRoot.resolve(LEDGER), "{}");
    write(dataRoot.resolve(STAGED + ".replaced/manifest.json"), "{}");

    Ingest.run(settings());

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  /// Four releases are in finished parts when a file of the third cannot be made.
  private void stopAtTheThirdPart() {
    Path inTheWay = dataRoot.resolve(STAGED + "/release/part-00002.parquet");
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
        .isThrownBy(() -> Ingest.run(IngestSettings.of(dataRoot, dump, obstructing).partRecords(2)))
        .withMessageContaining("part-00002");
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
    return IngestSettings.of(dataRoot, dump, new ProgressTo(said::add, Duration.ofHours(1)))
        .partRecords(2);
  }
}
