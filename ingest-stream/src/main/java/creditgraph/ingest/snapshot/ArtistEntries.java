package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.ArtistVariationRow;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gives every credited artist a name: from the artist table, and from the credit itself where the
/// dump credits an artist that its own artist file lacks.
final class ArtistEntries {

  /// One artist of the dump has 1,741 variations; a name search needs the first few.
  static final int MAX_VARIATIONS = 50;

  private final BitSet known = new BitSet();
  private final SortedMap<Integer, String> dangling = new TreeMap<>();

  /// Adds the whole artist table; the builder leaves out whom nobody credits.
  void addTable(CatalogLayout catalog, SnapshotBuilder builder) throws IOException {
    try (var artists =
            CatalogReader.open(catalog.table(CatalogTables.ARTIST), CatalogTables.ARTIST);
        var variations =
            RowGroups.open(
                catalog.table(CatalogTables.ARTIST_VARIATION),
                CatalogTables.ARTIST_VARIATION,
                ArtistVariationRow::artistId)) {
      while (artists.hasNext()) {
        ArtistRow artist = artists.next();
        var names =
            variations.of(artist.id()).stream()
                .map(ArtistVariationRow::name)
                .filter(name -> !name.isBlank() && !name.equals(artist.name()))
                .distinct()
                .limit(MAX_VARIATIONS)
                .toList();
        known.set(artist.id());
        builder.add(new ArtistEntry(artist.id(), artist.name(), names));
      }
      variations.requireEnd();
    }
  }

  /// Notes the name that a credit prints, for an artist who is not in the table.
  void note(CreditRow credit) {
    if (credit.artistId() > 0 && !known.get(credit.artistId())) {
      dangling.putIfAbsent(credit.artistId(), credit.name());
    }
  }

  /// Adds those that [#note] found.
  ///
  /// @return how many
  int addDangling(SnapshotBuilder builder) throws IOException {
    for (var artist : dangling.entrySet()) {
      builder.add(new ArtistEntry(artist.getKey(), artist.getValue(), List.of()));
    }
    return dangling.size();
  }
}
