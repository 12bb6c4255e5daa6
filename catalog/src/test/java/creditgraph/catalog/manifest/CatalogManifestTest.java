package creditgraph.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.catalog.manifest.CatalogManifest.SourceFile;
import creditgraph.catalog.row.SublabelRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.CatalogUnreadable;
import creditgraph.catalog.table.CatalogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogManifestTest {

  private static final SourceFile SOURCE = new SourceFile("labels.xml.gz", 41, "00ff");

  @TempDir Path root;
  private CatalogLayout catalog;

  @BeforeEach
  void writeOneTable() throws IOException {
    catalog = CatalogLayout.ofMonth(root, "2026-11");
    try (CatalogWriter<SublabelRow> writer =
        CatalogWriter.open(catalog.part(CatalogTables.SUBLABEL, 0), CatalogTables.SUBLABEL)) {
      writer.write(new SublabelRow(1, 0, 2, "Harbour Tapes"));
    }
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    CatalogManifest manifest = manifest();

    manifest.write(catalog);

    assertThat(CatalogManifest.read(catalog)).isEqualTo(manifest);
    assertThat(catalog.directory()).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void isReadableJsonThatDoesNotChange() throws IOException {
    CatalogManifest manifest =
        new CatalogManifest(
            "2026-11",
            List.of(SOURCE),
            3,
            new TreeMap<>(Map.of("sublabel", 1L, "credit/scope=main", 0L)),
            2,
            List.of(new CatalogFile("sublabel/part-00000.parquet", 7, "ab")));

    assertThat(manifest.toJson())
        .isEqualTo(
            """
            {
              "month" : "2026-11",
              "sources" : [
                {
                  "name" : "labels.xml.gz",
                  "bytes" : 41,
                  "sha256" : "00ff"
                }
              ],
              "parserSchema" : 3,
              "rows" : {
                "credit/scope=main" : 0,
                "sublabel" : 1
              },
              "rejects" : 2,
              "files" : [
                {
                  "path" : "sublabel/part-00000.parquet",
                  "bytes" : 7,
                  "sha256" : "ab"
                }
              ]
            }\
            """);
  }

  @Test
  void describesEveryFileButItself() throws IOException {
    manifest().write(catalog);

    List<CatalogFile> files = CatalogFile.in(catalog);

    Path part = catalog.part(CatalogTables.SUBLABEL, 0);
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().path()).isEqualTo("sublabel/part-00000.parquet");
    assertThat(files.getFirst().bytes()).isEqualTo(Files.size(part));
    assertThat(part).hasDigest("SHA-256", files.getFirst().sha256());
  }

  @Test
  void knowsWhetherItComesFromTheSameSources() throws IOException {
    CatalogManifest manifest = manifest();

    assertThat(manifest.madeFrom(List.of(SOURCE), 3)).isTrue();
    assertThat(manifest.madeFrom(List.of(SOURCE), 4)).isFalse();
    assertThat(manifest.madeFrom(List.of(new SourceFile("labels.xml.gz", 41, "00fe")), 3))
        .isFalse();
  }

  @Test
  void isMissingWhileTheCatalogIsBeingWritten() {
    assertThatThrownBy(() -> CatalogManifest.read(catalog))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("manifest.json");
  }

  @Test
  void refusesAnotherJson() throws IOException {
    for (String text : List.of("", "[]", "{", "{\"month\":\"2026-11\"}", "null")) {
      Files.writeString(catalog.manifest(), text);
      assertThatThrownBy(() -> CatalogManifest.read(catalog))
          .as("manifest.json holding '%s'", text)
          .isInstanceOf(CatalogUnreadable.class)
          .hasMessageContaining("manifest.json");
    }
  }

  @Test
  void refusesAMonthThatLeavesTheDataRoot() {
    assertThatThrownBy(() -> CatalogLayout.ofMonth(root, "../raw"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("month");
  }

  private CatalogManifest manifest() throws IOException {
    return new CatalogManifest(
        "2026-11",
        List.of(SOURCE),
        3,
        new TreeMap<>(Map.of("sublabel", 1L)),
        0,
        CatalogFile.in(catalog));
  }
}
