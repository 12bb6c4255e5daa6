package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.Damage;
import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// [SmallWorld], where Bo 20 also has the records 5 and 21, and Hal, whom nobody credits, 81.
class MergedIdsTest {

  private static final int ARTISTS = 7;
  private static final int FIRST = ARTISTS * Integer.BYTES;
  private static final int SECOND = FIRST + Integer.BYTES;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = build("original", 21, 20, 81, 80, 5, 20);
  }

  private static Path build(String name, int... mergedAndArtists) throws IOException {
    Path directory = Files.createDirectory(temporary.resolve(name));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      for (int i = 0; i < mergedAndArtists.length; i += 2) {
        builder.merge(mergedAndArtists[i], mergedAndArtists[i + 1]);
      }
      for (ArtistEntry artist : SmallWorld.artists()) {
        builder.add(artist);
      }
      for (ReleaseEntry release : SmallWorld.releases()) {
        builder.add(release);
      }
      builder.build(SmallWorld.BUILT_AT);
    }
    return directory;
  }

  @Test
  void leadToTheArtistWhoStandsForThem() throws IOException {
    try (Snapshot snapshot = Snapshot.open(original)) {
      int bo = snapshot.artistOrdinal(20);
      assertThat(snapshot.artistOrdinal(5)).isEqualTo(bo);
      assertThat(snapshot.artistOrdinal(21)).isEqualTo(bo);
      assertThat(snapshot.artistId(bo)).isEqualTo(20);
      assertThat(snapshot.artistName(snapshot.artistOrdinal(21))).isEqualTo("Bo");
      for (int unknown : new int[] {1, 6, 22, 80, 81, 82}) {
        assertThat(snapshot.artistOrdinal(unknown)).isEqualTo(Snapshot.ABSENT);
      }
    }
    assertThat(SnapshotCheck.check(original).faults()).isEmpty();
  }

  @Test
  void areInTheFingerprintWhateverTheirOrder() throws IOException {
    assertThat(Manifest.read(build("again", 5, 20, 21, 20)).fingerprint())
        .isEqualTo(Manifest.read(original).fingerprint())
        .isNotEqualTo(Manifest.read(build("fewer", 5, 20)).fingerprint());
  }

  @Test
  void areRefusedWhenNobodyCouldTellWhoIsMeant() {
    assertThatThrownBy(() -> build("twice", 5, 20, 5, 30))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessage("artist 5 was merged twice");
    assertThatThrownBy(() -> build("credited", 30, 20))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessage("artist 30 was merged, and release 200 credits it");
    assertThatThrownBy(() -> build("negative", -3, 20))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessage("merged artist id -3 is not positive");
  }

  static List<Contradiction> contradictions() {
    return List.of(
        ids("merged ids ascend", 0, FIRST, 21, "found 21 after 21"),
        ids("merged ids are positive", 0, FIRST, 0, "found 0 after 0"),
        ids("a merged id is no artist's", 0, SECOND, 40, "merged id 40 is that of an artist"),
        ids("a merged id leads to an artist", 1, FIRST, ARTISTS, "below 7, found 7"),
        Contradiction.inFile(
            "the header counts the merged ids",
            FileKind.ARTIST_IDS,
            file -> file.putLong(FileLayout.COUNTS_AT + Long.BYTES, 1),
            "expected 32 bytes, found 36"),
        Contradiction.inFile(
            "releases are not merged",
            FileKind.RELEASE_IDS,
            file -> file.putLong(FileLayout.COUNTS_AT + Long.BYTES, 1),
            "merged ids: expected 0"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  @ParameterizedTest
  @EnumSource
  void everyDamageIsNamed(Damage damage) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "hurt");
    DamagedCopy.of(original, copy, FileKind.ARTIST_IDS.fileName, damage);

    assertThat(SnapshotCheck.check(copy).faults())
        .anyMatch(fault -> fault.toString().contains(FileKind.ARTIST_IDS.fileName));
  }

  private static Contradiction ids(String promise, int section, int at, int value, String message) {
    return Contradiction.inSection(
        promise, FileKind.ARTIST_IDS, section, numbers -> numbers.putInt(at, value), message);
  }
}
