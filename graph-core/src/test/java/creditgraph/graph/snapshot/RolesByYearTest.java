package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.GraphClosed;
import creditgraph.graph.measure.RolesByYear;
import creditgraph.graph.measure.RolesByYear.Year;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five releases, their roles and years told by hand.
///
/// ```
/// 1, 1971   Ada: sings and plays     Bo: plays        Cleo: on the sleeve
/// 2, 1971   Ada: nobody knows what   Bo: plays, and nobody knows what else
/// 3, 1999   Cleo: sings (alone)
/// 4, 1203   Ada: on the sleeve       Cleo: sings
/// 5, ?      Bo: nobody knows what (alone)
/// ```
class RolesByYearTest {

  private static final int SLEEVE = 1;
  private static final int SINGS = 2;
  private static final int PLAYS_FIRST = 4;
  private static final int PLAYS_SECOND = 8;
  private static final int UNREAD = 16;
  private static final List<Integer> FAMILIES = List.of(SINGS, PLAYS_FIRST | PLAYS_SECOND, 32);

  @TempDir Path directory;
  private Snapshot snapshot;

  @BeforeEach
  void build() throws IOException {
    SmallWorld.build(
        directory,
        List.of(artist(10, "Ada"), artist(20, "Bo"), artist(30, "Cleo")),
        List.of(
            release(
                1,
                1971,
                person(10, SLEEVE | SINGS | PLAYS_FIRST | PLAYS_SECOND),
                person(20, PLAYS_SECOND),
                person(30, SLEEVE)),
            release(2, 1971, person(10, UNREAD), person(20, PLAYS_FIRST | UNREAD)),
            release(3, 1999, person(30, SINGS)),
            release(4, 1203, person(10, SLEEVE), person(30, SLEEVE | SINGS)),
            release(5, 0, person(20, SLEEVE | UNREAD))));
    snapshot = Snapshot.open(directory);
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void countsACreditOnceForEachFamilyAndTheRestAsWhatItIs() {
    assertThat(count(_ -> true).years())
        .containsExactly(
            new Year(0, 2, 3, 1, 1, List.of(1L, 0L, 0L)),
            new Year(1971, 2, 5, 3, 1, List.of(1L, 3L, 0L)),
            new Year(1999, 1, 1, 1, 0, List.of(1L, 0L, 0L)));
  }

  @Test
  void leavesOutWhatIsNoRelease() {
    assertThat(count(release -> snapshot.releaseId(release) != 1).years().get(1))
        .isEqualTo(new Year(1971, 1, 2, 1, 1, List.of(0L, 1L, 0L)));
  }

  @Test
  void knowsYearsFromTheFirstRecordingOn() {
    int[] years = {RolesByYear.FIRST - 1, RolesByYear.FIRST, RolesByYear.END - 1, RolesByYear.END};

    RolesByYear counted =
        RolesByYear.of(
            snapshot.graph(),
            release -> release < years.length,
            snapshot.creditRoles(),
            release -> years[release],
            FAMILIES,
            UNREAD);

    assertThat(counted.years())
        .extracting(Year::year)
        .containsExactly(0, RolesByYear.FIRST, RolesByYear.END - 1);
    assertThat(counted.years().getFirst().releases()).isEqualTo(2);
  }

  @Test
  void saysThatTheSnapshotIsClosed() {
    snapshot.close();

    assertThatThrownBy(() -> count(_ -> true)).isInstanceOf(GraphClosed.class);
  }

  private RolesByYear count(IntPredicate counted) {
    return RolesByYear.of(
        snapshot.graph(), counted, snapshot.creditRoles(), snapshot.years(), FAMILIES, UNREAD);
  }

  private static ArtistEntry artist(int id, String name) {
    return new ArtistEntry(id, name, List.of());
  }

  private static ReleaseEntry release(int id, int year, ReleaseEntry.Contributor... people) {
    return new ReleaseEntry(
        id, "Title", "Headline", year, "", List.of("LP"), 0, 0, List.of(), Arrays.asList(people));
  }

  private static ReleaseEntry.Contributor person(int id, int roles) {
    return new ReleaseEntry.Contributor(
        id, roles, List.of(new ReleaseEntry.CreditLine(CreditScope.MAIN, "", "", "", List.of())));
  }
}
