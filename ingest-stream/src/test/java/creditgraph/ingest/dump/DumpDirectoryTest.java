package creditgraph.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpDirectoryTest {

  @TempDir private Path directory;

  @Test
  void findsOneFileForEachTypeWhateverTheNames() throws IOException {
    files(
        "discogs_20260801_ARTISTS.xml.gz",
        "labels_sample.xml",
        "my-masters.xml",
        "releases.xml.gz",
        "discogs_20250101_release_3870362.xml",
        "discogs_20260801_truth.json",
        "artists.txt");

    DumpDirectory dump = DumpDirectory.find(directory);

    assertThat(dump.files())
        .containsExactly(
            Map.entry(DumpType.ARTISTS, directory.resolve("discogs_20260801_ARTISTS.xml.gz")),
            Map.entry(DumpType.LABELS, directory.resolve("labels_sample.xml")),
            Map.entry(DumpType.MASTERS, directory.resolve("my-masters.xml")),
            Map.entry(DumpType.RELEASES, directory.resolve("releases.xml.gz")));
    assertThat(dump.date()).contains(LocalDate.of(2026, 8, 1));
  }

  @Test
  void refusesADirectoryWithoutOneTypeAndNamesBoth() throws IOException {
    files("artists.xml", "labels.xml", "releases.xml");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(directory))
        .withMessageContaining(directory.toString())
        .withMessageContaining("no masters file");
    assertThat(DumpDirectory.find(directory, Set.of(DumpType.MASTERS)).files())
        .doesNotContainKey(DumpType.MASTERS)
        .hasSize(3);
  }

  @Test
  void refusesTwoFilesOfOneTypeAndNamesBoth() throws IOException {
    files("artists.xml", "labels.xml", "masters.xml", "releases.xml", "releases.xml.gz");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(directory))
        .withMessageContaining("two releases files, releases.xml and releases.xml.gz");
  }

  @Test
  void refusesFilesOfSeveralDates() throws IOException {
    files(
        "discogs_20260801_artists.xml.gz",
        "discogs_20260801_labels.xml.gz",
        "discogs_20260801_masters.xml.gz",
        "discogs_20260701_releases.xml.gz");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(directory))
        .withMessageContaining("2026-07-01, 2026-08-01");
  }

  @Test
  void refusesANameThatSaysTwoTypes() throws IOException {
    files("artists-and-labels.xml");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(directory))
        .withMessageContaining("artists and labels");
  }

  @Test
  void refusesWhatIsNoDirectoryOrEmpty() {
    Path nowhere = directory.resolve("nowhere");
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(nowhere))
        .withMessageContaining(nowhere.toString());
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> DumpDirectory.find(directory, Set.of(DumpType.values())))
        .withMessageContaining("no dump file at all");
  }

  @Test
  void namesTheMonthByTheDateAndElseByTheContent() throws IOException {
    List<String> names = List.of("artists.xml", "labels.xml", "masters.xml", "releases.xml");
    files(names.toArray(String[]::new));
    String undated = manifest().month();
    Files.writeString(directory.resolve("labels.xml"), "other");
    String other = manifest().month();
    Files.move(directory.resolve("labels.xml"), directory.resolve("20261101-labels.xml"));

    assertThat(undated).matches("undated-[0-9a-f]{8}").isNotEqualTo(other);
    assertThat(manifest().month()).isEqualTo("2026-11");
  }

  @Test
  void passesOverEightDigitsThatAreNoDay() throws IOException {
    files("99999999_artists.xml", "labels.xml", "masters.xml", "20261301_releases.xml");

    assertThat(DumpDirectory.find(directory).date()).isEmpty();
  }

  @Test
  void registersNamesBytesAndChecksums(@TempDir Path dataRoot) throws IOException {
    files("artists.xml", "labels.xml", "masters.xml", "discogs_20260801_releases.xml");
    Files.writeString(directory.resolve("artists.xml"), "abc");

    DumpManifest manifest = manifest();
    Path file = manifest.register(dataRoot);

    assertThat(file).isEqualTo(dataRoot.resolve("manifests/2026-08.json"));
    assertThat(manifest.files().getFirst())
        .isEqualTo(
            new DumpManifest.SourceFile(
                "artists",
                "artists.xml",
                3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(file).content().contains("\"parserSchema\" : 1", "ba7816bf8f01");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  private DumpManifest manifest() throws IOException {
    return DumpManifest.of(DumpDirectory.find(directory), 1, _ -> {});
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(directory.resolve(name), name);
    }
  }
}
