package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.util.BitSet;

/// Which artist records are one person, and by which of them the person goes.
///
/// Records that an alias links, whichever of the two states it, are one person, and so on over
/// their links. A placeholder is linked with nobody, and an alias without id or record links
/// nobody. The person goes by the record with the most credits whose scope and role count, of
/// equals by the one of lowest id: a function of the catalog and of what the ruleset counts,
/// wherever it counts it.
///
/// Immutable, shared freely between threads. Memory: 4 bytes and a bit for each artist of the
/// catalog, 12 while it is made; none where aliases are kept apart. Making it reads two columns of
/// the credits once.
final class Persons {

  /// Every record is an artist of its own.
  static final Persons APART = new Persons(ArtistIds.NONE, new BitSet(), new int[0]);

  private final ArtistIds ids;
  private final BitSet linked;

  /// By rank of a record the rank of the one that its person goes by; empty when nobody is linked.
  private final int[] persons;

  private Persons(ArtistIds ids, BitSet linked, int[] persons) {
    this.ids = ids;
    this.linked = linked;
    this.persons = persons;
  }

  static Persons of(CatalogLayout catalog, Ruleset ruleset, ArtistIds ids) throws IOException {
    return switch (ruleset.aliases()) {
      case APART -> APART;
      case ONE_PERSON -> linked(catalog, ruleset, ids);
    };
  }

  private static Persons linked(CatalogLayout catalog, Ruleset ruleset, ArtistIds ids)
      throws IOException {
    AliasLinks links = new AliasLinks(ids.count());
    try (var aliases =
        CatalogReader.open(
            catalog.table(CatalogTables.ARTIST_ALIAS),
            CatalogTables.ARTIST_ALIAS.view(Columns.Alias.class))) {
      while (aliases.hasNext()) {
        Columns.Alias alias = aliases.next();
        int one = ids.rank(alias.artistId());
        int other = ids.rank(alias.aliasId());
        if (one >= 0
            && other >= 0
            && !ruleset.isPlaceholder(alias.artistId())
            && !ruleset.isPlaceholder(alias.aliasId())) {
          links.link(one, other);
        }
      }
    }
    int[] credits = new int[ids.count()];
    for (CreditScope scope : CreditScope.values()) {
      count(catalog, ruleset, scope, ids, links.linked(), credits);
    }
    return new Persons(ids, links.linked(), links.best(credits));
  }

  private static void count(
      CatalogLayout catalog,
      Ruleset ruleset,
      CreditScope scope,
      ArtistIds ids,
      BitSet linked,
      int[] credits)
      throws IOException {
    try (var rows =
        CatalogReader.open(
            catalog.credits(scope.word()), CatalogTables.CREDIT.view(Columns.Counted.class))) {
      while (rows.hasNext()) {
        Columns.Counted credit = rows.next();
        int rank = ids.rank(credit.artistId());
        if (rank >= 0 && linked.get(rank) && ruleset.roles(scope, credit.role()) != 0) {
          credits[rank]++;
        }
      }
    }
  }

  /// The id that a person goes by; that of the record itself unless it is linked.
  int id(int artistId) {
    int rank = rankOfLinked(artistId);
    return rank < 0 ? artistId : ids.id(persons[rank]);
  }

  /// Whether the record is one of several of a person.
  boolean isLinked(int artistId) {
    return rankOfLinked(artistId) >= 0;
  }

  /// The credit as one of the person, printed under the name that it was given to.
  Columns.Credit united(Columns.Credit credit) {
    int person = id(credit.artistId());
    return person == credit.artistId()
        ? credit
        : credit.creditedTo(person, credit.anv().isBlank() ? credit.name() : credit.anv());
  }

  /// Makes every record's id lead to its person.
  void mergeInto(SnapshotBuilder builder) {
    for (int rank = linked.nextSetBit(0); rank >= 0; rank = linked.nextSetBit(rank + 1)) {
      if (persons[rank] != rank) {
        builder.merge(ids.id(rank), ids.id(persons[rank]));
      }
    }
  }

  /// One sentence on how many are linked, and on the person of most records: links are made by
  /// hand, and one wrong one may join two people. Empty when nobody is linked.
  String summary() {
    int[] records = new int[persons.length];
    int most = 0;
    int count = 0;
    for (int rank = linked.nextSetBit(0); rank >= 0; rank = linked.nextSetBit(rank + 1)) {
      int person = persons[rank];
      count += records[person]++ == 0 ? 1 : 0;
      most = records[person] > records[most] ? person : most;
    }
    return count == 0
        ? ""
        : "%,d artist records are %,d people by their aliases; artist %d is the most, %,d records"
            .formatted(linked.cardinality(), count, ids.id(most), records[most]);
  }

  /// Negative for a record that is linked with none, or that there is not.
  private int rankOfLinked(int artistId) {
    if (linked.isEmpty()) {
      return -1;
    }
    int rank = ids.rank(artistId);
    return rank >= 0 && linked.get(rank) ? rank : -1;
  }
}
