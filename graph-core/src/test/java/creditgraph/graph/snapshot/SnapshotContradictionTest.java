package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Wrong content under right hashes: each promise of the format broken by itself, and seen.
class SnapshotContradictionTest {

  private static final int FIRST_LEAF = Integer.BYTES;
  private static final int FIRST_RELEASE = 2 * Integer.BYTES;
  private static final int SECOND = 12;
  private static final int CLOSING = 24;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = SmallWorld.build(temporary.resolve("original"));
  }

  static List<Contradiction> contradictions() {
    return List.of(
        rows("a target is below the number of columns", 0, b -> b.put(0, (byte) 0x7F), "below 4"),
        rows("a row ends with a number", 0, b -> b.put(b.capacity() - 1, (byte) 0x80), "not end"),
        rows("a block starts where the rows before end", 1, b -> b.putInt(0, 1), "from nibble 0"),
        rows("a block's base is its first target", 0, b -> b.put(0, (byte) 2), "not at its target"),
        rows("rows lie in their section", 1, b -> b.put(8, (byte) 9), "found 0 to 9"),
        rows("no row beyond the last has a length", 1, b -> b.put(23, (byte) 1), "row 15 of 7"),
        of(
            "both directions hold the same credits",
            FileKind.RELEASE_ARTISTS,
            0,
            b -> b.put(b.capacity() - 1, (byte) 1),
            "whose next release is"),
        components("the first component starts at artist 0", 0, 1, "starts at artist 0"),
        components("the first component starts at release 0", FIRST_RELEASE, 1, "at release 0"),
        components("components come largest first", SECOND, 2, "largest first"),
        components("a component has two artists", SECOND, 5, "two artists or more, found 1"),
        components("leaves lie in their component", FIRST_LEAF, 5, "leaves start at artist 5"),
        components("leaves come last", FIRST_LEAF, 3, "artist 2 has 1 joining releases"),
        components("leaves are leaves", FIRST_LEAF, 1, "artist 1 has 2 joining releases"),
        components(
            "a release stays in its component",
            SECOND + FIRST_RELEASE,
            2,
            "release 2 leaves its component"),
        components("a component has a release", SECOND + FIRST_RELEASE, 4, "has a release"),
        components("a component ends behind its start", SECOND, -1, "two artists or more"),
        components("components end with the artists", CLOSING, 8, "the table ends at artist 8"),
        components(
            "components end with the joining releases",
            CLOSING + FIRST_RELEASE,
            5,
            "the table ends at"),
        components("the table is closed", CLOSING + FIRST_LEAF, 5, "the table ends at"),
        of(
            "solo releases ascend",
            FileKind.COMPONENTS,
            1,
            b -> b.putInt(0, 6),
            "solo releases ascend"),
        of(
            "solo artists exist",
            FileKind.COMPONENTS,
            1,
            b -> b.putInt(8, 7),
            "ascend by artist below 7"),
        of(
            "an artist without joining release has a solo one",
            FileKind.COMPONENTS,
            1,
            b -> b.putInt(8, 5),
            "artist 6 is in no component"),
        ids("ids are positive", FileKind.ARTIST_IDS, b -> b.putInt(0, 0)),
        ids("artist ids are distinct", FileKind.ARTIST_IDS, b -> b.putInt(0, b.getInt(4))),
        of(
            "releases of one id have one label",
            FileKind.RELEASE_IDS,
            0,
            b -> b.putInt(0, b.getInt(4)),
            "are labelled differently"),
        of(
            "ordinals by id exist",
            FileKind.RELEASE_IDS,
            1,
            b -> b.putInt(0, 7),
            "expected ordinal below 7, found 7"),
        of(
            "ordinals by id ascend by id",
            FileKind.ARTIST_IDS,
            1,
            b -> b.putInt(0, b.getInt(4)),
            "must follow ascending"),
        of(
            "role bits are there once",
            FileKind.ROLES,
            0,
            b -> b.putInt(0, b.getInt(4)),
            "role bits appear twice"),
        of(
            "role bits come most used first",
            FileKind.ROLES,
            0,
            SnapshotContradictionTest::swapLast,
            "does not follow the one before"),
        of(
            "a role code is in the dictionary",
            FileKind.ROLES,
            1,
            b -> b.put(0, (byte) 100),
            "role entry 100 of"),
        of("role starts are right", FileKind.ROLES, 2, b -> b.putLong(0, 1), "expected start 0"),
        of(
            "numbers are as short as they can be",
            FileKind.ROLES,
            1,
            b -> b.put(0, (byte) 0x80).put(1, (byte) 0),
            "longer than it must be"),
        of(
            "an artist's fame is the number of releases",
            FileKind.ARTIST_LABELS,
            0,
            b -> b.put(1, (byte) 99),
            "releases, found 99"),
        of("a text is UTF-8", FileKind.ARTIST_LABELS, 0, b -> b.put(3, (byte) 0xFF), "not UTF-8"),
        of(
            "a record ends in its section",
            FileKind.ARTIST_LABELS,
            0,
            b -> b.put(0, (byte) 0x7E),
            ""),
        of(
            "a credit's head has five bits",
            FileKind.EVIDENCE,
            2,
            b -> b.put(firstCredit(b) + 1, (byte) 32),
            "credit head 32"),
        of(
            "every contributor has a credit",
            FileKind.EVIDENCE,
            2,
            b -> b.put(firstCredit(b), (byte) 0),
            "a contributor without credit"),
        of(
            "a credit's tracks are in its record",
            FileKind.EVIDENCE,
            2,
            b -> b.put(firstLastTrack(b), (byte) 7),
            "track 8 of 2"),
        of(
            "a contributor's credits fill the record",
            FileKind.EVIDENCE,
            2,
            b -> b.put(firstCredit(b), (byte) (b.get(firstCredit(b)) + 100)),
            "elements in"),
        of(
            "label starts are right",
            FileKind.RELEASE_LABELS,
            3,
            b -> b.putLong(0, 1),
            "expected start 0, found 1"),
        of(
            "dictionary starts are right",
            FileKind.EVIDENCE,
            1,
            b -> b.putLong(0, 1),
            "expected start 0, found 1"),
        Contradiction.inFile(
            "the header states the counts of the manifest",
            FileKind.ROLES,
            b -> b.putLong(FileLayout.COUNTS_AT, 12),
            "expected 11 as in the manifest, found 12"),
        Contradiction.inFile(
            "unused bytes of the header are zero",
            FileKind.EVIDENCE,
            b -> b.put(FileLayout.COUNTS_END, (byte) 1),
            "expected zeros"),
        Contradiction.inFile(
            "padding is zero",
            FileKind.EVIDENCE,
            b -> b.put(paddingEnd(b), (byte) 1),
            "expected zeros"),
        Contradiction.inFile(
            "unused bytes of the footer are zero",
            FileKind.ARTIST_IDS,
            b -> b.put(b.capacity() - 5, (byte) 1),
            "expected zeros"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  @ParameterizedTest
  @CsvSource({"count", "largest_artists", "largest_releases"})
  void namesAComponentFigureThatIsNotThatOfTheGraph(String figure) throws IOException {
    Resealed resealed = Resealed.of(original);
    Map<String, Object> components = new LinkedHashMap<>();
    if (resealed.manifest().get("components") instanceof Map<?, ?> stated) {
      stated.forEach((name, value) -> components.put((String) name, value));
    }
    components.put(figure, 6L);
    resealed.manifest().put("components", components);
    Path directory = resealed.writeTo(Files.createTempDirectory(temporary, "figures"));
    assertThat(SnapshotCheck.check(directory).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.file()).isEqualTo(Manifest.FILE_NAME);
          assertThat(fault.message()).contains("states Components", "found Components");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "artist_count, artist-releases.mcg",
    "joining_release_count, components.mcg",
    "release_count, components.mcg",
    "credit_count, artist-releases.mcg"
  })
  void namesTheFileWhoseCountIsNotThatOfTheManifest(String count, String file) throws IOException {
    Resealed resealed = Resealed.of(original);
    resealed.manifest().computeIfPresent(count, (_, stated) -> (Long) stated + 1);
    Path directory = resealed.writeTo(Files.createTempDirectory(temporary, "counts"));
    assertThat(SnapshotCheck.check(directory).faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo(file);
          assertThat(fault.message()).contains("as in the manifest");
        });
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(file);
  }

  @Test
  void findsNothingWrongWhenNothingWasChanged() throws IOException {
    Path directory = Resealed.of(original).writeTo(Files.createTempDirectory(temporary, "same"));
    assertThat(SnapshotCheck.check(directory).faults()).isEmpty();
    assertThat(ReadEverything.of(directory)).isZero();
    assertThat(directory.resolve(Manifest.FILE_NAME))
        .hasSameBinaryContentAs(original.resolve(Manifest.FILE_NAME));
  }

  @ParameterizedTest
  @EnumSource(
      value = FileKind.class,
      names = {"ARTIST_RELEASES", "RELEASE_ARTISTS", "COMPONENTS"})
  void seesEveryBitOfTheGraph(FileKind kind) throws IOException {
    Path directory = Files.createTempDirectory(temporary, "graph");
    for (int offset : Resealed.of(original).sectionBytes(kind)) {
      flipped(kind, offset, 1 << offset % 8).writeTo(directory);
      assertThat(SnapshotCheck.check(directory).faults())
          .as("%s, byte %d", kind.fileName, offset)
          .isNotEmpty();
      assertThat(ReadEverything.ofDamagedGraph(directory)).isNotNegative();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FileKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ARTIST_RELEASES", "RELEASE_ARTISTS", "COMPONENTS"})
  void readersOfRecordsThatContradictThemselvesSaySo(FileKind kind) throws IOException {
    Path directory = Files.createTempDirectory(temporary, "records");
    List<Integer> offsets = Resealed.of(original).sectionBytes(kind);
    int faulty = 0;
    for (int i = 0; i < offsets.size(); i += 11) {
      flipped(kind, offsets.get(i), 0x80).writeTo(directory);
      faulty += SnapshotCheck.check(directory).isClean() ? 0 : 1;
      assertThat(ReadEverything.of(directory)).isNotNegative();
    }
    // Another letter is no contradiction; a changed length, start or code is.
    assertThat(faulty).isPositive();
  }

  private static Resealed flipped(FileKind kind, int offset, int mask) throws IOException {
    Resealed resealed = Resealed.of(original);
    ByteBuffer file = resealed.file(kind);
    file.put(offset, (byte) (file.get(offset) ^ mask));
    return resealed;
  }

  private static Contradiction rows(
      String promise, int section, Consumer<ByteBuffer> breaks, String message) {
    return of(promise, FileKind.ARTIST_RELEASES, section, breaks, message);
  }

  private static Contradiction components(String promise, int at, int value, String message) {
    return of(promise, FileKind.COMPONENTS, 0, b -> b.putInt(at, value), message);
  }

  private static Contradiction ids(String promise, FileKind kind, Consumer<ByteBuffer> breaks) {
    return of(promise, kind, 0, breaks, "ordinals must follow ascending ids");
  }

  private static Contradiction of(
      String promise, FileKind kind, int section, Consumer<ByteBuffer> breaks, String message) {
    return Contradiction.inSection(promise, kind, section, breaks, message);
  }

  private static void swapLast(ByteBuffer numbers) {
    int last = numbers.capacity() - Integer.BYTES;
    int before = last - Integer.BYTES;
    int value = numbers.getInt(last);
    numbers.putInt(last, numbers.getInt(before)).putInt(before, value);
  }

  /// Where the first evidence record counts the credits of its first contributor.
  private static int firstCredit(ByteBuffer records) {
    RecordReader reader = reader(records);
    reader.number();
    EntryCodec.tracks(reader);
    return (int) reader.position();
  }

  /// Where the last track of the first credit that names tracks is.
  private static int firstLastTrack(ByteBuffer records) {
    RecordReader all = reader(records);
    while (!all.atEnd()) {
      RecordReader record = all.slice(all.number());
      EntryCodec.tracks(record);
      while (!record.atEnd()) {
        for (int credits = record.elements(); credits > 0; credits--) {
          ReleaseEntry.CreditLine credit =
              EntryCodec.evidence(record, role -> role.count() == 0 ? role.text() : "");
          if (!credit.trackIndexes().isEmpty()) {
            return (int) record.position() - 1;
          }
        }
      }
    }
    throw new AssertionError("nobody played on a track");
  }

  private static RecordReader reader(ByteBuffer records) {
    MemorySegment bytes = MemorySegment.ofBuffer(records);
    return new RecordReader(bytes, 0, bytes.byteSize(), "evidence", 0);
  }

  /// The last byte before the section table of the evidence.
  private static int paddingEnd(ByteBuffer file) {
    return file.capacity()
        - FileLayout.FOOTER_BYTES
        - FileKind.EVIDENCE.sections * FileLayout.TABLE_ENTRY_BYTES
        - 1;
  }
}
