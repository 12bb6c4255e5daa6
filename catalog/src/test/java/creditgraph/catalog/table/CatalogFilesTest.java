package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFilesTest {

  @TempDir Path directory;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    List<ReleaseRow> rows =
        List.of(
            new ReleaseRow(
                1,
                "Accepted",
                "Östermalm 𝄞",
                "Sweden",
                "1999-03-00",
                1999,
                7,
                true,
                "one\r\ntwo",
                "Correct",
                List.of("Electronic", "Jazz"),
                List.of(),
                Long.MIN_VALUE),
            new ReleaseRow(
                2147483647, "", "", "", "", 0, 0, false, "", "", List.of(), List.of("", "Dub"), 9));
    Path file = write("release.parquet", CatalogTables.RELEASE, rows);

    assertThat(read(file, CatalogTables.RELEASE)).isEqualTo(rows);
  }

  private record Printed(String title, int releaseId) {}

  private record Misread(int releaseId, int title) {}

  @Test
  void readsSomeColumnsInAnyOrder() throws IOException {
    List<TrackRow> rows = tracks(5_000);
    Path file = write("track.parquet", CatalogTables.TRACK, rows);

    try (CatalogReader<Printed> reader =
        CatalogReader.open(file, CatalogTables.TRACK.view(Printed.class))) {
      assertThat(all(reader))
          .isEqualTo(
              rows.stream().map(track -> new Printed(track.title(), track.releaseId())).toList());
    }
  }

  @Test
  void refusesToReadAColumnAsWhatItIsNot() {
    assertThatThrownBy(() -> CatalogTables.TRACK.view(Misread.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table track has no int 'title' as Misread does");
  }

  @Test
  void givesTheSameBytesForTheSameRows() throws IOException {
    List<TrackRow> rows = tracks(5_000);

    Path first = write("first.parquet", CatalogTables.TRACK, rows);
    Path second = write("second.parquet", CatalogTables.TRACK, rows);

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void readsTheFilesOfADirectoryInNameOrder() throws IOException {
    CatalogLayout layout = new CatalogLayout(directory);
    List<TrackRow> rows = tracks(3_000);
    write(layout.part(CatalogTables.TRACK, 1), CatalogTables.TRACK, rows.subList(1_000, 2_000));
    write(layout.part(CatalogTables.TRACK, 0), CatalogTables.TRACK, rows.subList(0, 1_000));
    write(layout.part(CatalogTables.TRACK, 2), CatalogTables.TRACK, rows.subList(2_000, 3_000));

    try (CatalogReader<TrackRow> reader =
        CatalogReader.open(layout.table(CatalogTables.TRACK), CatalogTables.TRACK)) {
      assertThat(reader.rowCount()).isEqualTo(3_000);
      assertThat(reader.sorted()).isTrue();
      assertThat(all(reader)).isEqualTo(rows);
    }
  }

  @Test
  void keepsEachScopeOfTheCreditsApart() throws IOException {
    CatalogLayout layout = new CatalogLayout(directory);
    for (String scope : CreditRow.SCOPES) {
      write(layout.creditPart(scope, 0), CatalogTables.CREDIT, List.of(credit(3, scope)));
    }

    assertThat(read(layout.credits("track-extra"), CatalogTables.CREDIT))
        .containsExactly(credit(3, "track-extra"));
    assertThat(read(layout.table(CatalogTables.CREDIT), CatalogTables.CREDIT)).hasSize(4);
  }

  @Test
  void readsATableWithoutRows() throws IOException {
    Path file = write("empty.parquet", CatalogTables.TRACK, List.of());

    try (CatalogReader<TrackRow> reader = CatalogReader.open(file, CatalogTables.TRACK)) {
      assertThat(reader.rowCount()).isZero();
      assertThat(reader.sorted()).isTrue();
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void tellsWhetherRowsAreInTheOrderOfTheirKey() throws IOException {
    List<TrackRow> rows = new ArrayList<>(tracks(100));
    assertThat(sorted("ascending", rows)).isTrue();

    Collections.swap(rows, 40, 41);
    assertThat(sorted("swapped", rows)).isFalse();

    assertThat(sorted("twice", List.of(rows.get(3), rows.get(3)))).isFalse();
  }

  @Test
  void tellsThatPartsDoNotFollowEachOther() throws IOException {
    List<TrackRow> rows = tracks(100);
    write("t/part-00000.parquet", CatalogTables.TRACK, rows.subList(50, 100));
    write("t/part-00001.parquet", CatalogTables.TRACK, rows.subList(0, 50));

    try (CatalogReader<TrackRow> reader =
        CatalogReader.open(directory.resolve("t"), CatalogTables.TRACK)) {
      assertThat(reader.sorted()).isFalse();
    }
  }

  @Test
  void readsSeveralRowGroups() throws IOException {
    int rowCount = RowGroup.FULL_ROWS + 10;
    Path file = directory.resolve("many.parquet");
    try (CatalogWriter<TrackRow> writer = CatalogWriter.open(file, CatalogTables.TRACK)) {
      for (int i = 0; i < rowCount; i++) {
        writer.write(new TrackRow(i, 0, -1, "1", "t", ""));
      }
      assertThat(writer.rows()).isEqualTo(rowCount);
    }

    try (CatalogReader<TrackRow> reader = CatalogReader.open(file, CatalogTables.TRACK)) {
      int next = 0;
      while (reader.hasNext()) {
        assertThat(reader.next().releaseId()).isEqualTo(next++);
      }
      assertThat(next).isEqualTo(rowCount);
    }
  }

  @Test
  void doesNotOverwriteAFile() throws IOException {
    Path file = write("track.parquet", CatalogTables.TRACK, tracks(1));

    assertThatThrownBy(() -> CatalogWriter.open(file, CatalogTables.TRACK).close())
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void refusesAFileOfAnotherTable() throws IOException {
    Path file = write("track.parquet", CatalogTables.TRACK, tracks(1));

    assertThatThrownBy(() -> CatalogReader.open(file, CatalogTables.RELEASE_LABEL).close())
        .isInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("track.parquet")
        .hasMessageContaining("catno");
  }

  @Test
  void refusesAFileThatIsNotParquet() throws IOException {
    Path file = directory.resolve("note.parquet");
    Files.writeString(file, "this is not a table, whatever its name says");

    assertThatThrownBy(() -> CatalogReader.open(file, CatalogTables.TRACK).close())
        .isInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("note.parquet: expected a Parquet file");
  }

  @Test
  void refusesAFileThatWasCutOff() throws IOException {
    Path file = write("track.parquet", CatalogTables.TRACK, tracks(1_000));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 8, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CatalogReader.open(file, CatalogTables.TRACK).close())
          .as("cut to %d bytes", length)
          .isInstanceOf(CatalogUnreadable.class);
    }
  }

  @Test
  void namesTheFileWhosePageIsDamaged() throws IOException {
    Path file = write("track.parquet", CatalogTables.TRACK, tracks(20_000));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 1_000; i < 1_100; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> read(file, CatalogTables.TRACK))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("track.parquet: damaged near row group 0");
  }

  @Test
  void refusesAForeignFileInATable() throws IOException {
    write("t/part-00000.parquet", CatalogTables.TRACK, tracks(1));
    Files.write(directory.resolve("t/part-00001.tmp"), "x".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () -> CatalogReader.open(directory.resolve("t"), CatalogTables.TRACK).close())
        .isInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("part-00001.tmp");
  }

  @Test
  void refusesADirectoryThatIsMissingOrEmpty() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThatThrownBy(() -> CatalogReader.open(empty, CatalogTables.TRACK).close())
        .isInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("found none");
    assertThatThrownBy(
            () -> CatalogReader.open(directory.resolve("gone"), CatalogTables.TRACK).close())
        .isInstanceOf(CatalogUnreadable.class)
        .hasMessageContaining("found nothing");
  }

  private boolean sorted(String name, List<TrackRow> rows) throws IOException {
    Path file = write(name + ".parquet", CatalogTables.TRACK, rows);
    try (CatalogReader<TrackRow> reader = CatalogReader.open(file, CatalogTables.TRACK)) {
      return reader.sorted();
    }
  }

  private <R extends Record> Path write(String name, CatalogTable<R> table, List<R> rows)
      throws IOException {
    return write(directory.resolve(name), table, rows);
  }

  private static <R extends Record> Path write(Path file, CatalogTable<R> table, List<R> rows)
      throws IOException {
    try (CatalogWriter<R> writer = CatalogWriter.open(file, table)) {
      for (R row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  private static <R extends Record> List<R> read(Path file, CatalogTable<R> table)
      throws IOException {
    try (CatalogReader<R> reader = CatalogReader.open(file, table)) {
      return all(reader);
    }
  }

  private static <R extends Record> List<R> all(CatalogReader<R> reader) {
    List<R> rows = new ArrayList<>();
    reader.forEachRemaining(rows::add);
    return rows;
  }

  private static CreditRow credit(int releaseId, String scope) {
    return new CreditRow(
        releaseId,
        scope,
        -1,
        0,
        5,
        "Ada Lund",
        "A. Lund",
        "&",
        "Flute [Alto], Mixed By",
        List.of("Flute", "Mixed By"),
        List.of("Alto", ""),
        List.of("wind", "engineering"),
        2,
        "A1",
        List.of(0, 2),
        CreditRow.TRACKS_READ_IN_PART);
  }

  /// Four tracks a release, with texts that do and do not repeat.
  private static List<TrackRow> tracks(int count) {
    List<TrackRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new TrackRow(1 + i / 4, i % 4, -1, "A" + i % 4, "Take " + i * 7919L, ""));
    }
    return rows;
  }
}
