package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.ingest.Ingest;
import creditgraph.ingest.IngestResult;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate between a catalog that is made and one that is published.
class GatesTest {

  @TempDir private Path temporary;

  @Test
  void aCatalogOfDanglingCreditsIsNotPublished() throws IOException {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ingestJudged(dangling("20260801")))
        .withMessageContaining("gate 'dangling credit.artist_id': found 1, allowed are 0.02");

    assertThat(dataRoot().resolve("curated/2026-08")).doesNotExist();
    assertThat(new ProfileFiles(dataRoot()).read("2026-08").accepted()).isFalse();
  }

  @Test
  void aSampleIsCountedAndNeverRefused() throws IOException {
    TestRuns.ingest(dataRoot(), dangling("20260801"));

    CatalogProfile profile = new ProfileFiles(dataRoot()).read("2026-08");
    assertThat(profile.accepted()).isTrue();
    assertThat(profile.gates()).isEmpty();
    assertThat(profile.references())
        .filteredOn(reference -> reference.from().equals("credit.artist_id"))
        .extracting(CatalogProfile.Reference::danglingIds)
        .containsExactly(1L);
  }

  @Test
  void aKeyThatComesTwiceIsRefused() {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            ingestJudged(
                new SmallDump()
                    .with(DumpType.RELEASES, release(7) + release(7) + release(6))
                    .write(temporary.resolve("dump"), "20260801")))
        .withMessageContaining("gate 'duplicate keys': found 1, allowed are 0");
  }

  @Test
  void aMonthThatLostReleasesIsRefusedAndComparedWithTheLastGoodOne() throws IOException {
    ingestJudged(world("20261001", 200));
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ingestJudged(world("20261101", 140)))
        .withMessageContaining("gate 'shrink of release': found 0.3");

    ingestJudged(world("20261201", 200));

    CatalogProfile profile = new ProfileFiles(dataRoot()).read("2026-12");
    assertThat(profile.comparedWith()).isEqualTo("2026-10");
    assertThat(profile.tables())
        .extractingByKey("release")
        .extracting(CatalogProfile.Table::rowsBefore)
        .isEqualTo(200L);
  }

  private Path world(String date, int releases) throws IOException {
    Path dump = temporary.resolve("dump-" + date);
    LocalDate day = LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
    WorldFiles.write(World.of(releases, 5, day), dump, (_, _, _) -> {});
    return dump;
  }

  private Path dangling(String date) throws IOException {
    return new SmallDump()
        .with(
            DumpType.RELEASES,
            "<release id=\"1\"><title>Dusk</title><artists><artist><id>99</id><name>Nobody</name></artist></artists></release>")
        .write(temporary.resolve("dump"), date);
  }

  private static String release(int id) {
    return "<release id=\"%d\"><title>Dusk</title></release>".formatted(id);
  }

  private IngestResult ingestJudged(Path dump) throws IOException {
    ProfileSettings settings = ProfileSettings.standard();
    return Ingest.run(
        TestRuns.settings(dataRoot(), dump)
            .profile(settings.allowed(settings.allowed().ofAnySize())));
  }

  private Path dataRoot() {
    return temporary.resolve("var");
  }
}
