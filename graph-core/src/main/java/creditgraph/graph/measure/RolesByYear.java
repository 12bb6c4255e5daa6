package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.DamageReport;
import creditgraph.graph.search.CreditRoles;
import creditgraph.graph.search.ReleaseYears;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// How many credits have a role of each family, by the year of their release. Exact.
///
/// A credit is a pair of artist and release, of solo releases too. It counts once for each family
/// of which it has a role, however often the release says so.
///
/// Roles and years are read once, release by release: O(credits), and both are packed in sixteens,
/// so that each is passed over eight times in the mean. 8 bytes for each year and family.
///
/// @param years ascending, those alone in which a release was counted; [ReleaseYears#UNKNOWN] first
public record RolesByYear(List<Year> years) {

  /// The first of which a recording is known; what is stated to be older is of no known year, and
  /// so is what is of [#END] or later. This bounds the result, whatever a dump says.
  public static final int FIRST = 1860;

  /// After the last year.
  public static final int END = FIRST + 300;

  /// @param inFamilies credits with a role of any family
  /// @param unread of the others, those with the role bit for it
  /// @param byFamily at each family's place, the credits with a role of it
  public record Year(
      int year, int releases, long credits, long inFamilies, long unread, List<Long> byFamily) {
    public Year {
      byFamily = List.copyOf(byFamily);
    }
  }

  public RolesByYear {
    years = List.copyOf(years);
  }

  /// @param counted says of a release's ordinal whether it is one, and no membership
  /// @param roles of solo releases, too
  /// @param families role bits of each
  /// @param unread the role bit of what was not understood
  public static RolesByYear of(
      CreditGraph graph,
      IntPredicate counted,
      CreditRoles roles,
      ReleaseYears years,
      List<Integer> families,
      int unread) {
    graph.requireOpen();
    Tally tally = new Tally(families, unread);
    int[] row = new int[64];
    try {
      for (int release = 0; release < graph.releaseCount(); release++) {
        if (counted.test(release)) {
          int artists = graph.artistsOn(release);
          row = Distances.room(row, artists);
          roles.read(release, artists, row);
          tally.add(years.year(release), row, artists);
        }
      }
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(DamageReport.UNKNOWN_ROW, e);
    }
    return new RolesByYear(tally.years());
  }

  private static final class Tally {

    private final int[] families;
    private final int any;
    private final int unread;
    private final int[] releases = new int[END - FIRST + 1];
    private final long[] credits = new long[releases.length];
    private final long[] inFamilies = new long[releases.length];
    private final long[] unreads = new long[releases.length];
    private final long[][] byFamily;

    private Tally(List<Integer> families, int unread) {
      this.families = families.stream().mapToInt(Integer::intValue).toArray();
      this.any = Arrays.stream(this.families).reduce(0, (one, other) -> one | other);
      this.unread = unread;
      this.byFamily = new long[releases.length][this.families.length];
    }

    private void add(int year, int[] roles, int count) {
      int place = FIRST <= year && year < END ? year - FIRST + 1 : 0;
      releases[place]++;
      credits[place] += count;
      for (int i = 0; i < count; i++) {
        int bits = roles[i];
        if ((bits & any) != 0) {
          inFamilies[place]++;
          count(bits, byFamily[place]);
        } else if ((bits & unread) != 0) {
          unreads[place]++;
        }
      }
    }

    private void count(int bits, long[] into) {
      for (int family = 0; family < families.length; family++) {
        if ((bits & families[family]) != 0) {
          into[family]++;
        }
      }
    }

    private List<Year> years() {
      List<Year> years = new ArrayList<>();
      for (int place = 0; place < releases.length; place++) {
        if (releases[place] > 0) {
          years.add(
              new Year(
                  place == 0 ? ReleaseYears.UNKNOWN : FIRST + place - 1,
                  releases[place],
                  credits[place],
                  inFamilies[place],
                  unreads[place],
                  Arrays.stream(byFamily[place]).boxed().toList()));
        }
      }
      return years;
    }
  }
}
