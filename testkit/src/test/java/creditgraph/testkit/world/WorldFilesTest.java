package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.world.NaiveCount.Credit;
import creditgraph.testkit.world.Truth.DumpFile;
import creditgraph.testkit.world.Truth.ShowPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {

  private static final LocalDate DATE = LocalDate.of(2026, 11, 1);

  @TempDir static Path directory;
  private static Path world;
  private static Truth truth;
  private static NaiveCount found;

  @BeforeAll
  static void generateTwoThousandReleases() throws Exception {
    world = directory.resolve("world");
    truth = WorldFiles.write(World.of(2_000, 1, DATE), world, (file, done, total) -> {});
    found = NaiveCount.of(world);
  }

  @Test
  void givesTheSameBytesForTheSameWorld() throws IOException {
    WorldFiles.write(World.of(100, 1, DATE), directory.resolve("a"), (file, done, total) -> {});
    WorldFiles.write(World.of(100, 1, DATE), directory.resolve("b"), (file, done, total) -> {});

    try (Stream<Path> files = Files.list(directory.resolve("a"))) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(file ->
              assertThat(directory.resolve("b").resolve(file.getFileName()))
                  .hasSameBinaryContentAs(file));
    }
  }

  /// Fails when the world of a seed changes. That is allowed, but every count that someone has
  /// written down for a seed changes with it: say so in the commit.
  @Test
  void theWorldOfSeedOneHasNotChanged() throws IOException {
    Truth small =
        WorldFiles.write(World.of(100, 1, DATE), directory.resolve("c"), (file, done, total) -> {});

    assertThat(small.files())
        .containsExactly(
            new DumpFile(
                "discogs_20261101_artists.xml.gz",
                142,
                39_180,
                "58a82fabb44753901e4fd67f4a2c9439f8dcd16a5c014a6505746a2cc2fb5b22"),
            new DumpFile(
                "discogs_20261101_labels.xml.gz",
                42,
                6948,
                "086cf5f360d73fa572b58234409e8148a7d3e674af8b911c542a8cc3d51c536b"),
            new DumpFile(
                "discogs_20261101_masters.xml.gz",
                25,
                12_715,
                "10157f2b780cd9066ab1632fbde0f5673a527af665f3594017c4e98ad07143ed"),
            new DumpFile(
                "discogs_20261101_releases.xml.gz",
                100,
                319_174,
                "d14430a375c634d432c8388e4d8976d46cd6c516ae32481f3249a137f11048ba"));
  }

  @Test
  void anotherSeedGivesAnotherWorld() throws IOException {
    Truth one =
        WorldFiles.write(World.of(100, 1, DATE), directory.resolve("d"), (file, done, total) -> {});
    Truth two =
        WorldFiles.write(World.of(100, 2, DATE), directory.resolve("e"), (file, done, total) -> {});

    assertThat(two.files()).doesNotContainAnyElementsOf(one.files());
  }

  @Test
  void theTruthIsWhatAnIndependentCountFinds() {
    assertThat(found.rows).isEqualTo(truth.rows());
    assertThat(found.figures).isEqualTo(truth.figures());
    assertThat(truth.rowsOf("release")).isEqualTo(2_000);
  }

  @Test
  void theTruthNamesTheFilesAndTheirDigests() throws Exception {
    assertThat(truth.files())
        .extracting(DumpFile::records)
        .containsExactly(
            truth.rowsOf("artist"),
            truth.rowsOf("label"),
            truth.rowsOf("master"),
            truth.rowsOf("release"));
    for (DumpFile file : truth.files()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] xml;
      try (InputStream in = new GZIPInputStream(Files.newInputStream(world.resolve(file.name())))) {
        xml = in.readAllBytes();
      }
      assertThat(xml).hasSize(Math.toIntExact(file.xmlBytes()));
      assertThat(HexFormat.of().formatHex(digest.digest(xml))).isEqualTo(file.xmlSha256());
    }
    assertThat(world.resolve("discogs_20261101_truth.json")).hasContent(truth.toJson());
  }

  @Test
  void idsAscendInEveryFile() {
    found.recordIds.forEach((type, ids) ->
        assertThat(ids).as(type).isSorted().doesNotHaveDuplicates().allMatch(id -> id > 0));
    assertThat(found.recordIds).containsOnlyKeys("artist", "label", "master", "release");
  }

  @Test
  void namesOfArtistsAreUnique() {
    assertThat(found.artistNames).doesNotHaveDuplicates();
  }

  @Test
  void whatIsReferredToIsThere() {
    Set<Integer> artists = new HashSet<>(idsOf("artist"));
    assertThat(credits().filter(c -> !c.id().isEmpty()).map(c -> Integer.valueOf(c.id())))
        .allMatch(artists::contains);
    assertThat(idsOf("label")).containsAll(found.labelIds.stream().map(Integer::valueOf).toList());
    assertThat(idsOf("master"))
        .containsExactlyInAnyOrderElementsOf(
            found.masterIds.stream().map(Integer::valueOf).toList());
  }

  @Test
  void hasEveryFeatureOfADump() {
    assertThat(truth.rows())
        .hasSize(24)
        .allSatisfy((table, count) -> assertThat(count).isPositive());
    assertThat(truth.figures())
        .hasSize(9)
        .allSatisfy((name, count) -> assertThat(count).isPositive());
    assertThat(credits()).anyMatch(c -> c.id().equals("194") && c.role().isEmpty());
    assertThat(credits()).anyMatch(c -> c.id().equals("355"));
    assertThat(credits()).anyMatch(c -> c.id().equals("118760"));
    assertThat(credits()).anyMatch(c -> c.id().equals("151641") && c.anv().equals("Trad."));
    assertThat(credits()).anyMatch(c -> c.role().matches(".*\\[[^]]*, [^]]*].*"));
    assertThat(credits()).anyMatch(c -> c.role().matches("[^\\[]*, [^\\[]*"));
    assertThat(credits()).anyMatch(c -> c.tracks().matches("[AB]\\d to [AB]\\d, [AB]\\d"));
    assertThat(credits()).anyMatch(c -> c.tracks().matches("\\d to \\d+"));
    assertThat(credits()).anyMatch(c -> c.join().equals("&"));
    assertThat(artistNames()).anyMatch(n -> n.startsWith("The "));
    assertThat(artistNames()).anyMatch(n -> n.endsWith(" (2)"));
    assertThat(artistNames()).anyMatch(n -> n.codePoints().anyMatch(Character::isIdeographic));
    assertThat(artistNames()).anyMatch(n -> n.contains(" & "));
    assertThat(artistNames()).anyMatch(n -> n.chars().anyMatch(c -> c >= 'а' && c <= 'я'));
    assertThat(artistNames()).anyMatch(n -> n.contains("ö"));
    assertThat(found.texts).anyMatch(t -> t.startsWith("notes ") && t.contains("\r\n"));
    assertThat(found.texts).anyMatch(t -> t.startsWith("title ") && t.contains("<"));
    assertThat(found.texts).anyMatch(t -> t.startsWith("title ") && t.contains("&"));
    assertThat(found.texts).anyMatch(t -> t.matches("released \\d{4}-00-00"));
    assertThat(found.texts).anyMatch(t -> t.matches("released \\d{4}-\\d\\d-00"));
    assertThat(found.texts).anyMatch(t -> t.matches("released \\d{4}-\\d\\d-[12]\\d"));
    assertThat(found.texts).contains("qty 4294967297", "position 2-1", "position A1");
    assertThat(formats()).contains("Unofficial Release", "Mixed", "12\"", "33 ⅓ RPM");
  }

  @Test
  void pairsToShowAreAsFarApartAsTheySay() {
    assertThat(truth.pairs()).isNotEmpty();
    for (ShowPair pair : truth.pairs()) {
      assertThat(pair.releases()).isGreaterThanOrEqualTo(3);
      assertThat(NaiveDistance.performers(found).between(pair.from(), pair.to()))
          .as(pair.toString())
          .isEqualTo(pair.releases());
      assertThat(artistNames()).contains(pair.fromName(), pair.toName());
    }
  }

  @Test
  void tellsItsProgressUpToTheEnd() throws IOException {
    List<String> told = new ArrayList<>();

    WorldFiles.write(
        World.of(100, 1, DATE),
        directory.resolve("f"),
        (file, done, total) -> told.add(file + (done == total ? " done" : " " + done)));

    assertThat(told)
        .containsExactly("artists done", "labels done", "masters done", "releases done");
  }

  @Test
  void refusesSizesItWasNotMadeFor() {
    for (long releases : new long[] {-1, 0, 99, 10_000_001}) {
      assertThatThrownBy(() -> World.of(releases, 1, DATE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("releases: expected 100 to 10000000, found " + releases);
    }
  }

  private Stream<Credit> credits() {
    return found.releases.stream().flatMap(release -> release.credits().stream());
  }

  private List<String> artistNames() {
    return found.artistNames;
  }

  private Set<String> formats() {
    Set<String> formats = new HashSet<>();
    found.releases.forEach(release -> formats.addAll(release.formats()));
    return formats;
  }

  private List<Integer> idsOf(String type) {
    return found.recordIds.getOrDefault(type, List.of());
  }
}
