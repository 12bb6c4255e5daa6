package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real set whose four files refer to each other, from the dump to routes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElectronicSetTest {

  @TempDir private static Path dataRoot;
  private IngestResult result;
  private Snapshot everyone;
  private Snapshot upToTwenty;

  @BeforeAll
  void ingestOnce() throws IOException {
    result = TestRuns.ingest(dataRoot, RealRecords.set("electronic-2015"));
    everyone = Snapshot.open(TestRuns.publish(dataRoot, result.catalog(), "everyone"));
    upToTwenty = Snapshot.open(publishUpToTwenty());
  }

  @AfterAll
  void close() {
    if (everyone != null) {
      everyone.close();
    }
    if (upToTwenty != null) {
      upToTwenty.close();
    }
  }

  @Test
  void countsEveryRow() {
    assertThat(result.manifest().month()).matches("undated-[0-9a-f]{8}");
    assertThat(result.manifest().rejects()).isZero();
    assertThat(result.manifest().rows())
        .containsEntry("release", 1700L)
        .containsEntry("artist", 5560L)
        .containsEntry("label", 656L)
        .containsEntry("master", 396L)
        .containsEntry("credit/scope=main", 1750L)
        .containsEntry("credit/scope=extra", 3657L)
        .containsEntry("credit/scope=track", 9325L)
        .containsEntry("credit/scope=track-extra", 8369L)
        .containsEntry("track", 16_597L + 115)
        .containsEntry("release_company", 2576L)
        .containsEntry("release_identifier", 2953L)
        .containsEntry("release_format", 1755L)
        .containsEntry("release_label", 1970L)
        .containsEntry("artist_alias", 10_515L)
        .containsEntry("artist_group", 8148L)
        .containsEntry("artist_member", 1261L)
        .containsEntry("artist_variation", 22_091L)
        .containsEntry("artist_url", 6696L)
        .containsEntry("master_artist", 408L);
  }

  @Test
  void findsNothingItDoesNotKnowAndNothingToRepair() {
    assertThat(result.reports()).hasSize(4);
    assertThat(result.reports())
        .allSatisfy(type -> {
          assertThat(type.drift()).isEmpty();
          assertThat(type.repairs().total()).isZero();
        });
  }

  @Test
  void keepsUnlinkedNamesAndSubTracks() throws IOException {
    CatalogLayout catalog = result.catalog();
    List<CreditRow> credits =
        TestRuns.rows(catalog.table(CatalogTables.CREDIT), CatalogTables.CREDIT);
    List<TrackRow> tracks = TestRuns.rows(catalog.table(CatalogTables.TRACK), CatalogTables.TRACK);

    assertThat(credits).filteredOn(credit -> credit.artistId() == 0).hasSize(857);
    assertThat(credits)
        .filteredOn(credit -> credit.artistId() == 0)
        .allMatch(credit -> !credit.name().isEmpty());
    assertThat(tracks).filteredOn(track -> track.parent() >= 0).hasSize(115);
  }

  @Test
  void readsWhichTracksACreditIsLimitedTo() throws IOException {
    assertThat(
            TestRuns.rows(result.catalog().credits(CreditRow.EXTRA), CatalogTables.CREDIT).stream()
                .collect(Collectors.groupingBy(CreditRow::tracksRead, Collectors.counting())))
        .containsOnly(
            Map.entry(CreditRow.NOT_LIMITED, 3322L),
            Map.entry(CreditRow.TRACKS_READ, 324L),
            Map.entry(CreditRow.TRACKS_READ_IN_PART, 4L),
            Map.entry(CreditRow.TRACKS_UNREAD, 7L));
  }

  @Test
  void hasTheKnownEdgesAndComponent() {
    assertThat(everyone.manifest().creditCount()).isEqualTo(16_452);
    assertThat(everyone.manifest().largestComponentArtists()).isEqualTo(5450);
    assertThat(everyone.manifest().largestComponentReleases()).isEqualTo(1616);
  }

  @Test
  void namesArtistsWithoutARecordByTheirCredits() throws IOException {
    CatalogLayout catalog = result.catalog();
    Set<Integer> recorded =
        TestRuns.rows(catalog.table(CatalogTables.ARTIST), CatalogTables.ARTIST).stream()
            .map(ArtistRow::id)
            .collect(Collectors.toSet());
    List<CreditRow> dangling =
        TestRuns.rows(catalog.table(CatalogTables.CREDIT), CatalogTables.CREDIT).stream()
            .filter(credit -> credit.artistId() != 0 && !recorded.contains(credit.artistId()))
            .toList();

    assertThat(dangling).hasSize(42);
    assertThat(dangling)
        .allSatisfy(credit ->
            assertThat(everyone.artistName(everyone.artistOrdinal(credit.artistId())))
                .isEqualTo(credit.name()));
  }

  @Test
  void leavesPlaceholdersAndUnlinkedNamesOut() {
    for (int placeholder : new int[] {0, 194, 355, 118760, 151641}) {
      assertThat(everyone.artistOrdinal(placeholder)).isEqualTo(Snapshot.ABSENT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Autechre, Philip Glass, 1",
    "Björk, CJ Bolland, 2",
    "Kraftwerk, Plaid, 2",
    "Joey Beltram, Stereolab, 2",
    "Brian Eno, Model 500, 2",
    "Squarepusher, Herbie Hancock, 1",
    "Juan Atkins, Björk, 2",
    "Nine Inch Nails, Plaid, 2",
  })
  void findsRoutesOfTheKnownLength(String from, String to, int releases) {
    assertThat(releasesBetween(everyone, from, to)).isEqualTo(releases);
  }

  @Test
  void leavesFewerConnectedWithoutCrowdedReleases() {
    assertThat(upToTwenty.manifest().largestComponentArtists()).isEqualTo(1972);
  }

  @ParameterizedTest
  @CsvSource({
    "Autechre, Philip Glass, 1",
    "Björk, CJ Bolland, 2",
    "Kraftwerk, Plaid, 2",
    "Joey Beltram, Stereolab, 2",
    "Juan Atkins, Björk, 3",
    "Nine Inch Nails, Plaid, 2",
  })
  void findsLongerRoutesWithoutCrowdedReleases(String from, String to, int releases) {
    assertThat(releasesBetween(upToTwenty, from, to)).isEqualTo(releases);
  }

  @ParameterizedTest
  @CsvSource({"Brian Eno, Model 500", "Squarepusher, Herbie Hancock"})
  void findsNoRouteThatNeedsACrowdedRelease(String from, String to) throws IOException {
    try (Snapshot few = Snapshot.open(publishUpToTwenty())) {
      assertThat(isThere(few, from) && isThere(few, to) && isConnected(few, from, to)).isFalse();
      assertThat(isConnected(everyone, from, to)).isTrue();
    }
  }

  /// The figures were counted from the dump's XML, by the main releases that the masters name.
  @Test
  void countsEachMasterOnce() throws IOException {
    Ruleset ruleset = everyoneBut("one-of-each-master", "unit = master");
    try (Snapshot once = Snapshot.open(TestRuns.publish(dataRoot, result.catalog(), ruleset))) {
      assertThat(once.manifest().releaseCount()).isEqualTo(843);
      assertThat(once.manifest().creditCount()).isEqualTo(10_211);
      assertThat(once.manifest().largestComponentArtists()).isEqualTo(5235);
      assertThat(once.manifest().largestComponentReleases()).isEqualTo(784);
    }
  }

  /// The figures were counted from the dump's XML by the definition in `docs/rulesets.md`.
  @Test
  void joinsOnlyWhoIsOnTheSameTrack() throws IOException {
    Ruleset ruleset = everyoneBut("each-track", "unit = track");
    try (Snapshot tracks = Snapshot.open(TestRuns.publish(dataRoot, result.catalog(), ruleset))) {
      assertThat(tracks.manifest().releaseCount()).isEqualTo(9879);
      assertThat(tracks.manifest().creditCount()).isEqualTo(30_646);
      assertThat(tracks.manifest().artistCount()).isEqualTo(5540);
      assertThat(tracks.manifest().largestComponentArtists()).isEqualTo(4540);
    }
  }

  @Test
  void provesAHopByItsCredits() {
    int release = everyone.releaseOrdinal(308661);
    int hancock = artist(everyone, "Herbie Hancock");

    List<EvidenceLine> evidence = everyone.evidence(release, hancock);

    assertThat(everyone.label(release).title()).isEqualTo("Hekla's Selection");
    assertThat(evidence).isNotEmpty();
    assertThat(evidence.getFirst().tracks())
        .anyMatch(track -> track.position().equals("1-1") || !track.title().isEmpty());
  }

  @Test
  void keepsReleasesInAscendingOrder() throws IOException {
    List<Integer> ids =
        TestRuns.rows(result.catalog().table(CatalogTables.RELEASE), CatalogTables.RELEASE).stream()
            .map(ReleaseRow::id)
            .toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  private Path publishUpToTwenty() throws IOException {
    Ruleset upToTwenty = everyoneBut("up-to-twenty", "max-contributors = 20");
    return TestRuns.publish(dataRoot, result.catalog(), upToTwenty);
  }

  private static Ruleset everyoneBut(String name, String line) {
    String everyone = RulesetFile.shipped("everyone").text();
    String renamed = everyone.replace("name = everyone", "name = " + name);
    assertThat(renamed).isNotEqualTo(everyone);
    return RulesetFile.parse(name + ".conf", renamed + "\n" + line + "\n");
  }

  private static int releasesBetween(Snapshot snapshot, String from, String to) {
    SearchOutcome outcome = search(snapshot, from, to);
    assertThat(outcome).isInstanceOf(SearchOutcome.Found.class);
    return ((SearchOutcome.Found) outcome).path().length();
  }

  private static boolean isThere(Snapshot snapshot, String name) {
    return IntStream.range(0, snapshot.manifest().artistCount())
        .anyMatch(ordinal -> snapshot.artistName(ordinal).equals(name));
  }

  private static boolean isConnected(Snapshot snapshot, String from, String to) {
    return search(snapshot, from, to) instanceof SearchOutcome.Found;
  }

  private static SearchOutcome search(Snapshot snapshot, String from, String to) {
    return ShortestPath.find(
        snapshot.graph(),
        artist(snapshot, from),
        artist(snapshot, to),
        SearchBudget.standard(),
        SearchScratch.create());
  }

  private static int artist(Snapshot snapshot, String name) {
    return IntStream.range(0, snapshot.manifest().artistCount())
        .filter(ordinal -> snapshot.artistName(ordinal).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no artist " + name));
  }
}
