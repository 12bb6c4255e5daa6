package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Ruleset;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Who was a member of which group, by the artist records, where the ruleset links them: each pair
/// once, whether the group names the member, the member the group, or both. Of records that are one
/// person it is the person who was; one is no member of oneself. Dumps of before 2015 state no ids,
/// and so no pair.
///
/// 8 bytes for each time that a record names the other.
final class Memberships {

  private final long[] pairs;

  private Memberships(long[] pairs) {
    this.pairs = pairs;
  }

  static Memberships of(CatalogLayout catalog, Ruleset ruleset, ArtistIds ids, Persons persons)
      throws IOException {
    return switch (ruleset.members()) {
      case APART -> new Memberships(new long[0]);
      case LINKED ->
          read(catalog, persons, artist -> ids.rank(artist) >= 0 && !ruleset.isPlaceholder(artist));
    };
  }

  private static Memberships read(CatalogLayout catalog, Persons persons, IntPredicate mayConnect)
      throws IOException {
    try (var members =
            CatalogReader.open(
                catalog.table(CatalogTables.ARTIST_MEMBER),
                CatalogTables.ARTIST_MEMBER.view(Columns.Member.class));
        var groups =
            CatalogReader.open(
                catalog.table(CatalogTables.ARTIST_GROUP),
                CatalogTables.ARTIST_GROUP.view(Columns.Group.class))) {
      long[] pairs = new long[Math.toIntExact(members.rowCount() + groups.rowCount())];
      int count = 0;
      while (members.hasNext()) {
        Columns.Member row = members.next();
        pairs[count++] = pair(persons.id(row.artistId()), persons.id(row.memberId()), mayConnect);
      }
      while (groups.hasNext()) {
        Columns.Group row = groups.next();
        pairs[count++] = pair(persons.id(row.groupId()), persons.id(row.artistId()), mayConnect);
      }
      return new Memberships(
          Arrays.stream(pairs).filter(pair -> pair != 0).sorted().distinct().toArray());
    }
  }

  /// 0 for a pair that joins nobody.
  private static long pair(int group, int member, IntPredicate mayConnect) {
    boolean connects = group != member && mayConnect.test(group) && mayConnect.test(member);
    return connects ? (long) group << Integer.SIZE | member : 0;
  }

  interface Pair {
    /// @param number of the pair, from 1
    void of(int number, int groupId, int memberId) throws IOException;
  }

  /// Ascending by group, then by member.
  void forEach(Pair pair) throws IOException {
    for (int i = 0; i < pairs.length; i++) {
      pair.of(i + 1, (int) (pairs[i] >>> Integer.SIZE), (int) pairs[i]);
    }
  }
}
