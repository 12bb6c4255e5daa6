package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.csr.TemporaryFiles;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// Gives every artist that counts a name and the other names it is looked for by: from the artist
/// tables, from what credits print, and from the credit alone where the dump credits an artist that
/// its own artist file lacks. An alias that is a placeholder names nobody and is left out.
///
/// Noted part by part, several at the same time; then added once. Memory: what [ArtistIds] and two
/// [NameSpool] take, and about 100 bytes for each name of those who are one person with others.
final class ArtistEntries implements Closeable {

  private final CatalogLayout catalog;
  private final Ruleset ruleset;
  private final ArtistIds ids;
  private final Persons persons;
  private final BitSet creditedPlaces;

  /// What credits print, by the artist's place in its table, or its negative id when it has none.
  private final NameSpool printed;

  /// What credits call the artists without a record, by their negative id.
  private final NameSpool dangling;

  private ArtistEntries(
      CatalogLayout catalog,
      Ruleset ruleset,
      ArtistIds ids,
      Persons persons,
      NameSpool printed,
      NameSpool dangling) {
    this.catalog = catalog;
    this.ruleset = ruleset;
    this.ids = ids;
    this.persons = persons;
    this.creditedPlaces = new BitSet(ids.count());
    this.printed = printed;
    this.dangling = dangling;
  }

  /// @param staging where names wait
  static ArtistEntries create(
      CatalogLayout catalog,
      Ruleset ruleset,
      ArtistIds ids,
      Persons persons,
      TemporaryFiles staging)
      throws IOException {
    NameSpool printed = NameSpool.create(staging, ArtistNames.MAX_VARIATIONS);
    try {
      NameSpool dangling = NameSpool.create(staging, ArtistNames.MAX_VARIATIONS);
      return new ArtistEntries(catalog, ruleset, ids, persons, printed, dangling);
    } catch (IOException e) {
      printed.close();
      throw e;
    }
  }

  /// Takes note of everybody who counts on the releases of one part. For one thread.
  final class Part implements Closeable {

    private final BitSet credited = new BitSet(ids.count());
    private final NameSpool.Gatherer printedHere;
    private final NameSpool.Gatherer danglingHere;

    private Part(int part) {
      this.printedHere = printed.part(part);
      this.danglingHere = dangling.part(part);
    }

    void note(ReleaseEntry entry, CatalogRelease source) throws IOException {
      for (Contributor contributor : entry.contributors()) {
        int id = contributor.artistId();
        int place = ids.place(id);
        if (place >= 0) {
          credited.set(place);
        } else {
          danglingHere.add(-id, nameInCredits(source, id));
        }
        for (CreditLine credit : contributor.credits()) {
          if (!credit.anv().isBlank()) {
            printedHere.add(place >= 0 ? place : -id, credit.anv());
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      printedHere.close();
      danglingHere.close();
      addCredited(credited);
    }
  }

  Part part(int part) {
    return new Part(part);
  }

  private synchronized void addCredited(BitSet places) {
    creditedPlaces.or(places);
  }

  /// Takes note of somebody who has a record and counts without a credit, once all parts are
  /// closed.
  void note(int artistId) {
    creditedPlaces.set(ids.place(artistId));
  }

  /// Who of those with a record was noted before now.
  IntPredicate creditedSoFar() {
    BitSet now = (BitSet) creditedPlaces.clone();
    return artistId -> now.get(ids.place(artistId));
  }

  private static String nameInCredits(CatalogRelease source, int artistId) {
    return source.credits().stream()
        .filter(credit -> credit.artistId() == artistId && !credit.name().isBlank())
        .map(Columns.Credit::name)
        .findFirst()
        .orElse("");
  }

  /// Adds everybody noted, once all parts are closed.
  ///
  /// @return how many of them have no record of their own
  int addTo(SnapshotBuilder builder) throws IOException {
    NameSpool.Merged otherNames = printed.merged();
    int withoutRecord = 0;
    for (NameSpool.Merged names = dangling.merged(); names.hasNext(); withoutRecord++) {
      int number = names.nextNumber();
      builder.add(
          new ArtistNames(-number)
              .add(-number, firstStated(names.next()), List.of(), List.of())
              .printed(otherNames.of(number))
              .entry());
    }
    addRecorded(builder, otherNames);
    return withoutRecord;
  }

  private void addRecorded(SnapshotBuilder builder, NameSpool.Merged otherNames)
      throws IOException {
    try (var artists =
            CatalogReader.open(
                catalog.table(CatalogTables.ARTIST),
                CatalogTables.ARTIST.view(Columns.Artist.class));
        var variations =
            RowGroups.open(
                catalog.table(CatalogTables.ARTIST_VARIATION),
                CatalogTables.ARTIST_VARIATION.view(Columns.Variation.class),
                Columns.Variation::artistId);
        var aliases =
            RowGroups.open(
                catalog.table(CatalogTables.ARTIST_ALIAS),
                CatalogTables.ARTIST_ALIAS.view(Columns.Alias.class),
                Columns.Alias::artistId)) {
      SortedMap<Integer, ArtistNames> people = new TreeMap<>();
      for (int place = 0; artists.hasNext(); place++) {
        Columns.Artist artist = artists.next();
        List<Columns.Variation> listed = variations.of(artist.id());
        List<Columns.Alias> linked = aliases.of(artist.id());
        int person = persons.id(artist.id());
        if (creditedPlaces.get(ids.place(person))) {
          ArtistNames names =
              persons.isLinked(artist.id())
                  ? people.computeIfAbsent(person, ArtistNames::new)
                  : new ArtistNames(person);
          names.add(artist.id(), artist.name(), listed, naming(linked));
          if (person == artist.id()) {
            names.printed(otherNames.of(place));
          }
          if (!persons.isLinked(artist.id())) {
            builder.add(names.entry());
          }
        }
      }
      variations.requireEnd();
      aliases.requireEnd();
      for (ArtistNames person : people.values()) {
        builder.add(person.entry());
      }
    }
  }

  private static String firstStated(Set<String> names) {
    return names.stream().filter(name -> !name.isBlank()).findFirst().orElse("");
  }

  /// Aliases that name somebody else than the artist: a person's other records name the person.
  private List<Columns.Alias> naming(List<Columns.Alias> aliases) {
    return aliases.stream()
        .filter(alias -> !ruleset.isPlaceholder(alias.aliasId()))
        .filter(alias -> !persons.isLinked(alias.aliasId()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    try (printed) {
      dangling.close();
    }
  }
}
