package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

  private static final String DATE = "20260801";

  @TempDir private Path temporary;
  private Path dataRoot;
  private Path dump;

  @BeforeEach
  void folders() {
    dataRoot = temporary.resolve("var");
    dump = temporary.resolve("dump");
  }

  @Test
  void makesAWholeCatalogEvenOfAlmostNothing() throws IOException {
    IngestResult result = TestRuns.ingest(dataRoot, new SmallDump().write(dump, DATE));

    assertThat(result.outcome()).isEqualTo(IngestResult.Outcome.MADE);
    assertThat(result.catalog().directory()).isEqualTo(dataRoot.resolve("curated/2026-08"));
    assertThat(CatalogManifest.read(result.catalog())).isEqualTo(result.manifest());
    assertThat(result.manifest().files()).isEqualTo(CatalogFile.in(result.catalog()));
    for (CatalogTable<?> table : CatalogTables.ALL) {
      long expected =
          result.manifest().rows().entrySet().stream()
              .filter(rows -> rows.getKey().replaceFirst("/.*", "").equals(table.name()))
              .mapToLong(rows -> rows.getValue())
              .sum();
      assertThat(TestRuns.rows(result.catalog().table(table), table)).hasSize((int) expected);
    }
    assertThat(dataRoot.resolve("manifests/2026-08.json")).exists();
    assertThat(dataRoot.resolve("staging")).isDirectoryNotContaining("glob:**/catalog-2026-08");
    assertThat(dataRoot.resolve("staging/catalog-2026-08.parts.json")).doesNotExist();
  }

  @Test
  void leavesAReportOfTheRunBesideTheCatalog() throws IOException {
    TestRuns.ingest(dataRoot, new SmallDump().write(dump, DATE));

    assertThat(Files.readString(dataRoot.resolve("runs/ingest-2026-08.md")))
        .startsWith("# Ingest of 2026-08\n")
        .contains("| discogs_20260801_releases.xml | 0.0 | 1 | 0 | 0 | 0 |")
        .containsPattern("\\| releases \\| [0-9.]+ \\| [0-9.]+ \\| 1 \\| [0-9,]+ \\| 0\\.0 \\|")
        .containsPattern("\\| all \\| [0-9.]+ ");
  }

  @Test
  void doesNothingWhenTheSameFilesComeAgainAndSaysSo() throws IOException {
    new SmallDump().write(dump, DATE);
    IngestResult first = TestRuns.ingest(dataRoot, dump);
    Path untouched = first.catalog().manifest();
    Files.setLastModifiedTime(untouched, FileTime.fromMillis(1000));
    List<String> said = new ArrayList<>();

    IngestResult again =
        Ingest.run(
            IngestSettings.of(dataRoot, dump, new ProgressTo(said::add, Duration.ofHours(1))));

    assertThat(again.outcome()).isEqualTo(IngestResult.Outcome.REUSED);
    assertThat(again.manifest()).isEqualTo(first.manifest());
    assertThat(Files.getLastModifiedTime(untouched).toMillis()).isEqualTo(1000);
    assertThat(said).anyMatch(line -> line.contains("nothing to do"));
  }

  @Test
  void refusesOtherFilesOfTheSameMonthUnlessToldToReplace() throws IOException {
    CatalogManifest old = TestRuns.ingest(dataRoot, new SmallDump().write(dump, DATE)).manifest();
    new SmallDump().with(DumpType.RELEASES, "<release id=\"9\"/>").write(dump, DATE);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.ingest(dataRoot, dump))
        .withMessageContaining("other files");
    assertThat(CatalogManifest.read(CatalogLayout.ofMonth(dataRoot, "2026-08"))).isEqualTo(old);

    IngestResult replaced =
        Ingest.run(TestRuns.settings(dataRoot, dump).existing(ExistingCatalog.REPLACE));
    assertThat(
            TestRuns.rows(replaced.catalog().table(CatalogTables.RELEASE), CatalogTables.RELEASE))
        .extracting(ReleaseRow::id)
        .containsExactly(9);
    assertThat(dataRoot.resolve("staging")).isDirectoryNotContaining("glob:**replaced*");
  }

  @Test
  void replacesWithoutAskingWhatAnotherParserMadeOfTheSameFiles() throws IOException {
    CatalogManifest made = TestRuns.ingest(dataRoot, new SmallDump().write(dump, DATE)).manifest();
    new CatalogManifest(
            made.month(),
            made.sources(),
            made.parserSchema() - 1,
            made.rows(),
            made.rejects(),
            made.files())
        .write(CatalogLayout.ofMonth(dataRoot, made.month()));

    IngestResult again = TestRuns.ingest(dataRoot, dump);

    assertThat(again.outcome()).isEqualTo(IngestResult.Outcome.MADE);
    assertThat(again.manifest()).isEqualTo(made);
  }

  @Test
  void makesTheSameBytesWhateverTheBatches() throws IOException {
    WorldFiles.write(World.of(150, 3, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});

    CatalogManifest once = TestRuns.ingest(dataRoot, dump).manifest();
    CatalogManifest twice =
        Ingest.run(
                TestRuns.settings(temporary.resolve("other"), dump)
                    .frameLimits(new FrameLimits(1 << 12, 1 << 20)))
            .manifest();

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void refusesToRunBesideAnotherRunOfTheMonth() throws IOException {
    new SmallDump().write(dump, DATE);
    try (StagingLock _ = StagingLock.take(dataRoot, "catalog-2026-08")) {
      assertThatIOException()
          .isThrownBy(() -> TestRuns.ingest(dataRoot, dump))
          .withMessageContaining("another run");
    }
    assertThat(TestRuns.ingest(dataRoot, dump).outcome()).isEqualTo(IngestResult.Outcome.MADE);
  }

  @Test
  void filesRejectsAndKeepsTheRest() throws IOException {
    String broken = "<release id=\"5\"><title>x</release>";
    new SmallDump()
        .with(DumpType.RELEASES, "<release id=\"1\"/>" + broken + "<release id=\"8\" tint=\"\"/>")
        .write(dump, DATE);

    IngestResult result = TestRuns.ingest(dataRoot, dump);

    assertThat(result.manifest().rejects()).isEqualTo(1);
    assertThat(result.manifest().rows()).containsEntry("release", 2L);
    assertThat(rejects())
        .singleElement()
        .satisfies(line -> {
          JsonNode reject = new ObjectMapper().readTree(line);
          assertThat(reject.get("id").textValue()).isEqualTo("5");
          assertThat(reject.get("reason").textValue()).contains("not well-formed");
          assertThat(reject.get("position").longValue())
              .isEqualTo("<releases>\n<release id='1'/>".length());
          assertThat(reject.get("text").textValue()).isEqualTo(broken);
        });
    assertThat(result.catalog().directory().resolve(IngestReport.FILE_NAME))
        .content()
        .contains("\"release/@tint\" : 1", "\"rejects\" : 1");
  }

  @Test
  void filesARecordWholeThatIsTooLongToBeHeld() throws IOException {
    String broken = "<release id=\"5\"><notes>" + "\"né𝄞\n".repeat(1 << 17) + "</notes></release>";
    new SmallDump().with(DumpType.RELEASES, "<release id=\"1\"/>" + broken).write(dump, DATE);

    IngestResult result =
        Ingest.run(
            TestRuns.settings(dataRoot, dump).frameLimits(new FrameLimits(1 << 16, 1 << 17)));

    assertThat(result.manifest().rejects()).isEqualTo(1);
    assertThat(rejects())
        .singleElement()
        .satisfies(line -> {
          JsonNode reject = new ObjectMapper().readTree(line);
          assertThat(reject.get("id").textValue()).isEqualTo("5");
          assertThat(reject.get("bytes").longValue())
              .isEqualTo(broken.getBytes(StandardCharsets.UTF_8).length);
          assertThat(reject.get("text").textValue().equals(broken)).as("whole").isTrue();
        });
  }

  @Test
  void stopsBeyondTheErrorBudgetWithNothingPublished() throws IOException {
    String broken =
        IntStream.range(0, 11)
            .mapToObj(i -> "<release id=\"%d\"><title></release>".formatted(i + 1))
            .collect(Collectors.joining());
    new SmallDump().with(DumpType.RELEASES, broken + "<release id=\"99\"/>").write(dump, DATE);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.ingest(dataRoot, dump))
        .withMessageContaining("too many records")
        .withMessageContaining("releases.xml")
        .withMessageContaining("11 of the first 12, where 10 are allowed");
    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve("staging/catalog-2026-08")).doesNotExist();
    assertThat(rejects()).hasSize(11);

    assertThat(
            Ingest.run(TestRuns.settings(dataRoot, dump).errorBudget(new ErrorBudget(11, 10_000)))
                .manifest()
                .rejects())
        .isEqualTo(11);
    assertThat(rejects()).hasSize(11);
  }

  @Test
  void publishesNothingOfACutFile() throws IOException {
    new SmallDump().write(dump, DATE);
    Path releases = dump.resolve("discogs_20260801_releases.xml");
    Path compressed = dump.resolve("discogs_20260801_releases.xml.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      Files.copy(releases, gzip);
    }
    Files.delete(releases);
    byte[] whole = Files.readAllBytes(compressed);
    Files.write(compressed, Arrays.copyOf(whole, whole.length - 9));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.ingest(dataRoot, dump))
        .withMessageContaining(compressed.toString())
        .withMessageContaining("byte " + (whole.length - 9))
        .withMessageContaining("Download it again");
    assertThat(dataRoot.resolve("curated")).doesNotExist();

    Files.write(compressed, whole);
    assertThat(TestRuns.ingest(dataRoot, dump).outcome()).isEqualTo(IngestResult.Outcome.MADE);
  }

  @Test
  void refusesADocumentTypeInTheStream() throws IOException {
    new SmallDump().write(dump, DATE);
    Path labels = dump.resolve("discogs_20260801_labels.xml");
    Files.writeString(labels, "<!DOCTYPE x>" + Files.readString(labels));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.ingest(dataRoot, dump))
        .withMessageContaining("document type");
    assertThat(dataRoot.resolve("curated")).doesNotExist();
  }

  private List<String> rejects() throws IOException {
    Path file = dataRoot.resolve("rejects/2026-08/releases.jsonl.zst");
    try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
