package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.testkit.damage.Damage;
import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A release in three parts, none of which joins whom another does, beside two whole ones and two
/// memberships:
///
/// ```
/// Ada 10 ── Album 7, track 1 ── Bo 20 ── Album 7, track 2 ── Cleo 30     Dov 40 ── Album 7, track 3
///    └─────────────── Single 8 ───────────────────┘                        └── Solo 9
///
/// Ada is a member of Dov, who is one of Bo.
/// ```
class ReleasePartsTest {

  private static final int FAR = Integer.MAX_VALUE;

  /// No track; for each of two people one credit, its head, and which role text in the dictionary.
  private static final int MEMBERSHIP_BYTES = 7;

  private static final int FIRST_HEAD = 3;
  private static final int SECOND_HEAD = 6;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = Files.createDirectory(temporary.resolve("original"));
    build(original, List.of(whole(8, "Single", 10, 30), whole(9, "Solo", 40)));
  }

  private static void build(Path directory, List<ReleaseEntry> whole) throws IOException {
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      for (int artist : new int[] {10, 20, 30, 40}) {
        builder.add(new ArtistEntry(artist, "Artist " + artist, List.of()));
      }
      builder.add(whole.getFirst());
      builder.addParts(List.of(part(1, 10, 20), part(2, 20, 30), part(3, 40)));
      builder.add(whole.getLast());
      builder.addMembership(1, 20, 40);
      builder.addMembership(2, 40, 10);
      builder.build(SmallWorld.BUILT_AT);
    }
  }

  @Test
  void passesTheCheck() {
    assertThat(SnapshotCheck.check(original).faults()).isEmpty();
  }

  @Test
  void bearsOneIdAndOneLabel() throws IOException {
    try (Snapshot snapshot = Snapshot.open(original)) {
      List<Integer> parts = snapshot.releaseOrdinals(7);

      assertThat(parts).hasSize(3).isSorted().doesNotHaveDuplicates();
      assertThat(snapshot.releaseOrdinal(7)).isEqualTo(parts.getFirst());
      assertThat(parts)
          .allSatisfy(part -> {
            assertThat(snapshot.releaseId(part)).isEqualTo(7);
            assertThat(snapshot.label(part).id()).isEqualTo(7);
            assertThat(snapshot.label(part).title()).isEqualTo("Album");
          });
      assertThat(snapshot.releaseOrdinals(8)).containsExactly(snapshot.releaseOrdinal(8));
      assertThat(snapshot.releaseOrdinals(9)).containsExactly(snapshot.releaseOrdinal(9));
      assertThat(snapshot.releaseOrdinals(10)).isEmpty();
    }
  }

  @Test
  void keepsItsOwnTracksAndPeople() throws IOException {
    try (Snapshot snapshot = Snapshot.open(original)) {
      int bo = snapshot.artistOrdinal(20);
      int cleo = snapshot.artistOrdinal(30);
      List<Integer> shared =
          snapshot.releaseOrdinals(7).stream()
              .filter(part -> !snapshot.evidence(part, cleo).isEmpty())
              .toList();

      assertThat(shared).hasSize(1);
      assertThat(snapshot.evidence(shared.getFirst(), bo).getFirst().tracks())
          .containsExactly(new TrackLine("2", "Track 2"));
      assertThat(snapshot.evidence(shared.getFirst(), snapshot.artistOrdinal(10))).isEmpty();
    }
  }

  @Test
  void givesTheSameBytesWhereverWholeReleasesComeBetween() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("other-order"));
    build(other, List.of(whole(9, "Solo", 40), whole(8, "Single", 10, 30)));

    assertThat(other.resolve(Manifest.FILE_NAME))
        .hasSameBinaryContentAs(original.resolve(Manifest.FILE_NAME));
  }

  @Test
  void isRefusedWhenItsLabelIsAnother() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("labels"));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      assertThatThrownBy(() -> builder.addParts(List.of(part(1, 10), whole(7, "Other", 20))))
          .isInstanceOf(SnapshotInvalid.class)
          .hasMessage("release 7: its parts are labelled differently");
    }
  }

  @Test
  void isRefusedTwice() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("twice"));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      builder.addParts(List.of(part(1, 10), part(2, 20)));
      assertThatThrownBy(() -> builder.addParts(List.of(part(3, 10), part(4, 20))))
          .isInstanceOf(SnapshotInvalid.class)
          .hasMessage("release 7 was added twice");
    }
  }

  @Test
  void givesTheSameBytesWhicheverReleaseIsCutFirst() throws IOException {
    List<List<ReleaseEntry>> cut =
        List.of(
            List.of(part(1, 10, 20), part(2, 20, 30)),
            List.of(partOf(FAR, 1, 10, 20), partOf(FAR, 2, 20, 30)));
    Path one = buildParts("one", cut);
    Path other = buildParts("other", cut.reversed());

    assertThat(other.resolve(Manifest.FILE_NAME))
        .hasSameBinaryContentAs(one.resolve(Manifest.FILE_NAME));
    assertThat(SnapshotCheck.check(one).faults()).isEmpty();
  }

  private static Path buildParts(String name, List<List<ReleaseEntry>> releases)
      throws IOException {
    Path directory = Files.createDirectory(temporary.resolve(name));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      for (int artist : new int[] {10, 20, 30}) {
        builder.add(new ArtistEntry(artist, "Artist " + artist, List.of()));
      }
      for (List<ReleaseEntry> parts : releases) {
        builder.addParts(parts);
      }
      builder.build(SmallWorld.BUILT_AT);
    }
    return directory;
  }

  @Test
  void refusesAMembershipOfOneself() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("oneself"));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SmallWorld.SOURCE)) {
      assertThatThrownBy(() -> builder.addMembership(1, 10, 10))
          .isInstanceOf(SnapshotInvalid.class)
          .hasMessage("artist 10 cannot be a member of artist 10");
    }
  }

  @Test
  void aMembershipIsNoRelease() throws IOException {
    try (Snapshot snapshot = Snapshot.open(original)) {
      List<Integer> memberships = snapshot.releaseOrdinals(0);

      assertThat(memberships).hasSize(2).allMatch(snapshot::isMembership);
      assertThat(memberships)
          .filteredOn(one -> snapshot.isGroup(one, snapshot.artistOrdinal(40)))
          .hasSize(1)
          .allMatch(one -> !snapshot.isGroup(one, snapshot.artistOrdinal(10)));
      assertThat(snapshot.roles(memberships.getFirst(), snapshot.artistOrdinal(40))).isZero();
      assertThat(snapshot.isMembership(snapshot.releaseOrdinal(7))).isFalse();
    }
  }

  @Test
  void aMembershipPaysTheFeeOfItsName() throws IOException {
    try (Snapshot snapshot = Snapshot.open(original)) {
      ReleaseFees fees = snapshot.formatFees(Map.of("Membership", 9, "LP", 2));

      assertThat(fees.fee(snapshot.releaseOrdinal(0))).isEqualTo(9);
      assertThat(fees.fee(snapshot.releaseOrdinal(7))).isEqualTo(2);
    }
  }

  static List<Contradiction> contradictions() {
    return List.of(
        ids(
            "parts have one label",
            0,
            ids -> ids.putInt(Integer.BYTES * ordinalOf(ids, 9), 8),
            "are labelled differently"),
        Contradiction.inSection(
            "a membership has a group and a member",
            FileKind.EVIDENCE,
            2,
            ReleasePartsTest::makeTheMemberAGroup,
            "expected a group and a member"),
        Contradiction.inSection(
            "a membership is labelled as one",
            FileKind.RELEASE_LABELS,
            2,
            records -> records.put(indexOf(records, 'M'), (byte) 'm'),
            "expected the label of a membership"),
        Contradiction.inSection(
            "a membership has no roles",
            FileKind.ROLES,
            1,
            codes -> codes.put(indexOf(codes, 1), (byte) 0),
            "has role bits"),
        ids(
            "parts come in the order of their ordinals",
            1,
            byId -> swap(byId, 2, 3),
            "ordinals must follow ascending ids"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  @ParameterizedTest
  @EnumSource
  void everyDamageOfTheIdsIsNamed(Damage damage) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "hurt");
    DamagedCopy.of(original, copy, FileKind.RELEASE_IDS.fileName, damage);

    assertThat(SnapshotCheck.check(copy).faults())
        .anyMatch(fault -> fault.toString().contains(FileKind.RELEASE_IDS.fileName));
  }

  private static Contradiction ids(
      String promise, int section, Consumer<ByteBuffer> breaks, String message) {
    return Contradiction.inSection(promise, FileKind.RELEASE_IDS, section, breaks, message);
  }

  /// Records of memberships alone are this short.
  private static void makeTheMemberAGroup(ByteBuffer records) {
    int at = 0;
    while (records.get(at) != MEMBERSHIP_BYTES) {
      at += 1 + records.get(at);
    }
    records.put(at + FIRST_HEAD, (byte) 0).put(at + SECOND_HEAD, (byte) 0);
  }

  private static int indexOf(ByteBuffer bytes, int value) {
    int at = 0;
    while (bytes.get(at) != value) {
      at++;
    }
    return at;
  }

  private static int ordinalOf(ByteBuffer ids, int id) {
    int ordinal = 0;
    while (ids.getInt(Integer.BYTES * ordinal) != id) {
      ordinal++;
    }
    return ordinal;
  }

  private static void swap(ByteBuffer numbers, int one, int other) {
    int value = numbers.getInt(Integer.BYTES * one);
    numbers
        .putInt(Integer.BYTES * one, numbers.getInt(Integer.BYTES * other))
        .putInt(Integer.BYTES * other, value);
  }

  private static ReleaseEntry part(int track, int... people) {
    return partOf(7, track, people);
  }

  private static ReleaseEntry partOf(int release, int track, int... people) {
    return release(release, "Album", List.of(new TrackLine("" + track, "Track " + track)), people);
  }

  private static ReleaseEntry whole(int id, String title, int... people) {
    return release(id, title, List.of(new TrackLine("A", title)), people);
  }

  private static ReleaseEntry release(int id, String title, List<TrackLine> tracks, int... people) {
    CreditLine credit = new CreditLine(CreditScope.TRACK, "", "", "", List.of(0));
    List<Contributor> contributors =
        Arrays.stream(people)
            .mapToObj(person -> new Contributor(person, 1, List.of(credit)))
            .toList();
    return new ReleaseEntry(
        id, title, "Headline", 1999, "Iceland", List.of("LP"), 0, 3, tracks, contributors);
  }
}
