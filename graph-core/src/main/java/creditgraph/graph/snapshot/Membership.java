package creditgraph.graph.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How a snapshot says that an artist was a member of a group: by a vertex of the two that is no
/// release. All have one id, no release's, and one label; in the evidence the group has a main
/// credit, and the member a further one.
final class Membership {

  /// No id of Discogs.
  static final int ID = 0;

  /// What a search for cheapest routes knows it by.
  private static final String FORMAT = "Membership";

  static final int PEOPLE = 2;

  static final ReleaseLabel LABEL =
      new ReleaseLabel(ID, "", "", 0, "", List.of(FORMAT), 0, 0, PEOPLE);

  private static final CreditScope GROUP = CreditScope.MAIN;
  private static final CreditScope MEMBER = CreditScope.EXTRA;

  private Membership() {}

  static ReleaseEntry entry(int groupId, int memberId) {
    if (groupId <= 0 || memberId <= 0 || groupId == memberId) {
      throw new SnapshotInvalid(
          "artist %d cannot be a member of artist %d".formatted(memberId, groupId));
    }
    return new ReleaseEntry(
        ID,
        LABEL.title(),
        LABEL.headline(),
        LABEL.year(),
        LABEL.country(),
        LABEL.formats(),
        LABEL.masterId(),
        LABEL.trackCount(),
        List.of(),
        Stream.of(side(groupId, GROUP), side(memberId, MEMBER))
            .sorted(Comparator.comparingInt(ReleaseEntry.Contributor::artistId))
            .toList());
  }

  private static ReleaseEntry.Contributor side(int artistId, CreditScope scope) {
    return new ReleaseEntry.Contributor(artistId, 0, List.of(plain(scope)));
  }

  static boolean isGroup(List<EvidenceLine> evidence) {
    return evidence.size() == 1 && evidence.getFirst().scope() == GROUP;
  }

  /// Whether this is one group, one member and nothing else.
  static boolean isSound(int tracks, List<ReleaseEntry.CreditLine> credits) {
    return tracks == 0
        && credits.size() == PEOPLE
        && credits.stream().allMatch(credit -> credit.equals(plain(credit.scope())))
        && credits.stream()
            .map(ReleaseEntry.CreditLine::scope)
            .toList()
            .containsAll(List.of(GROUP, MEMBER));
  }

  private static ReleaseEntry.CreditLine plain(CreditScope scope) {
    return new ReleaseEntry.CreditLine(scope, "", "", "", List.of());
  }
}
