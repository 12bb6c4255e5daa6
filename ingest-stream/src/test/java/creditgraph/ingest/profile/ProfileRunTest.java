package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.ingest.IngestResult;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.profile.CatalogProfile.Gate;
import creditgraph.ingest.profile.CatalogProfile.PlaceholderUse;
import creditgraph.ingest.profile.CatalogProfile.Reference;
import creditgraph.ingest.progress.Progress;
import creditgraph.testkit.world.Truth;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The profile of a generated world, whose writer counted what it wrote.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileRunTest {

  private static final String MONTH = "2026-11";

  @TempDir private static Path temporary;
  private Path dataRoot;
  private Truth truth;
  private IngestResult ingested;
  private CatalogProfile profile;

  @BeforeAll
  void ingestOnce() throws IOException {
    dataRoot = temporary.resolve("var");
    Path dump = temporary.resolve("dump");
    truth = WorldFiles.write(World.of(1_500, 5, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    ingested = TestRuns.ingest(dataRoot, dump);
    profile = new ProfileFiles(dataRoot).read(MONTH);
  }

  @Test
  void countsTheRowsOfEveryTable() {
    assertThat(profile.tables())
        .allSatisfy((name, table) -> {
          assertThat(table.rows()).as(name).isEqualTo(ingested.manifest().rows().get(name));
          assertThat(table.rowsBefore()).isEqualTo(-1);
          assertThat(table.duplicateKeys()).isZero();
        });
    assertThat(profile.comparedWith()).isEmpty();
  }

  @Test
  void countsWhatCreditsDoNotState() {
    Map<String, Long> missing = Objects.requireNonNull(profile.tables().get("credit")).missing();

    assertThat(missing).containsEntry("artist_id", truth.figure("unlinkedCredits"));
    assertThat(missing)
        .containsEntry("anv", profile.rows("credit") - truth.figure("creditsWithAnv"))
        .containsEntry("tracks", profile.rows("credit") - truth.figure("creditsLimitedToTracks"));
  }

  @Test
  void findsThatEveryLinkedCreditHasItsArtist() {
    assertThat(profile.references())
        .filteredOn(reference -> reference.from().equals("credit.artist_id"))
        .containsExactly(
            new Reference(
                "credit.artist_id",
                "artist",
                profile.rows("credit") - truth.figure("unlinkedCredits"),
                0,
                0));
  }

  @Test
  void knowsMostRolesAndListsTheOthers() {
    assertThat(profile.roles().mentions()).isPositive();
    assertThat(profile.roles().categories()).containsKey("composition");
    assertThat(profile.roles().otherShare()).isLessThan(0.05);
    assertThat(profile.roles().texts()).isNotEmpty();
  }

  @Test
  void findsThePlaceholdersUnderTheirNames() {
    assertThat(profile.placeholders())
        .filteredOn(use -> use.id() == 194)
        .singleElement()
        .satisfies(various -> {
          assertThat(various.found()).isEqualTo(various.expected()).isEqualTo("Various");
          assertThat(various.credits()).isPositive();
        });
    assertThat(profile.placeholders())
        .extracting(PlaceholderUse::credits)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void givesTheSameBytesAgain() throws IOException {
    byte[] before = Files.readAllBytes(new ProfileFiles(dataRoot).json(MONTH));

    profileAgain(ProfileSettings.standard());

    assertThat(new ProfileFiles(dataRoot).json(MONTH)).hasBinaryContent(before);
    assertThat(dataRoot.resolve("staging")).isDirectoryNotContaining("glob:**profile*");
  }

  @Test
  void worksWithLittleMemory() throws IOException {
    ProfileSettings settings = ProfileSettings.standard();

    CatalogProfile again =
        profileAgain(
            new ProfileSettings(new QueryLimits("64MB", 1), settings.shown(), settings.allowed()));

    assertThat(again).isEqualTo(profile);
  }

  /// Leaves the verdict of the standard settings behind, as the other tests expect it.
  @AfterEach
  void judgeByTheStandard() throws IOException {
    new ProfileFiles(dataRoot).write(profile);
  }

  @Test
  void aGoodWorldPassesEveryGate() throws IOException {
    ProfileSettings settings = ProfileSettings.standard();

    CatalogProfile judged = profileAgain(settings.allowed(settings.allowed().ofAnySize()));

    assertThat(judged.gates()).extracting(Gate::name).contains("dangling credit.artist_id");
    assertThat(judged.accepted()).isTrue();
  }

  @Test
  void theReportSaysWhatTheProfileSays() throws IOException {
    assertThat(Files.readString(new ProfileFiles(dataRoot).report(MONTH)))
        .contains("# The catalog of 2026-11", "A sample", "| release | 1,500 |", "Various");
  }

  @Test
  void aThresholdOfAColumnThatIsNotThereIsNamed() {
    ProfileSettings settings = ProfileSettings.standard();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            profileAgain(
                settings.allowed(
                    new ProfileSettings.Allowed(
                        0, Map.of(), Map.of("release.colour", 0.1), 0, 1, 1, 1))))
        .withMessageContaining("release.colour");
  }

  @Test
  void refusesWhatIsBeyondAThresholdAndSaysByHowMuch() throws IOException {
    ProfileSettings settings = ProfileSettings.standard();

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            profileAgain(
                settings.allowed(
                    new ProfileSettings.Allowed(
                        0, Map.of(), Map.of("credit.anv", 0.25), 0, 1, 1, 1))))
        .withMessageContaining("gate 'missing credit.anv': found 0.")
        .withMessageContaining("allowed are 0.250000")
        .withMessageContaining("profile.md");
    assertThat(Files.readString(new ProfileFiles(dataRoot).report(MONTH)))
        .contains("**Not fit to be published.**", "**refused**");
  }

  private CatalogProfile profileAgain(ProfileSettings settings) throws IOException {
    try (Progress progress = Progress.start(TestRuns.SILENT)) {
      return ProfileRun.run(dataRoot, MONTH, ingested.catalog(), settings, progress);
    }
  }
}
