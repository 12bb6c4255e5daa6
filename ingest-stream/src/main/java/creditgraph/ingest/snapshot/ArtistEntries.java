package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.ArtistAliasRow;
import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.ArtistVariationRow;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gives every artist that counts a name and the other names it is looked for by: from the artist
/// tables, from what credits print, and from the credit alone where the dump credits an artist that
/// its own artist file lacks. An alias that is a placeholder names nobody and is left out.
///
/// Memory: 4 bytes for each artist of the catalog, and about 100 for each pair of artist and
/// printed name.
final class ArtistEntries {

  /// One artist of the dump has 1,741 variations; a name search needs the first few.
  static final int MAX_VARIATIONS = 50;

  /// The few people with more are not looked for by the fiftieth.
  static final int MAX_ALIASES = 50;

  private final CatalogLayout catalog;
  private final Ruleset ruleset;
  private final ArtistIds ids;
  private final BitSet creditedRanks;
  private final SortedMap<Integer, String> dangling = new TreeMap<>();
  private final Map<Integer, Set<String>> printed = new HashMap<>();

  private ArtistEntries(CatalogLayout catalog, Ruleset ruleset, ArtistIds ids) {
    this.catalog = catalog;
    this.ruleset = ruleset;
    this.ids = ids;
    this.creditedRanks = new BitSet(ids.count());
  }

  static ArtistEntries of(CatalogLayout catalog, Ruleset ruleset) throws IOException {
    return new ArtistEntries(catalog, ruleset, ArtistIds.read(catalog));
  }

  /// Takes note of everybody who counts on a release.
  void note(ReleaseEntry entry, CatalogRelease source) {
    for (Contributor contributor : entry.contributors()) {
      int rank = ids.rank(contributor.artistId());
      if (rank >= 0) {
        creditedRanks.set(rank);
      } else {
        dangling.merge(
            contributor.artistId(),
            nameInCredits(source, contributor.artistId()),
            (known, name) -> known.isBlank() ? name : known);
      }
      for (CreditLine credit : contributor.credits()) {
        notePrinted(contributor.artistId(), credit.anv());
      }
    }
  }

  private void notePrinted(int artistId, String anv) {
    if (!anv.isBlank()) {
      Set<String> names = printed.computeIfAbsent(artistId, _ -> new LinkedHashSet<>(2));
      if (names.size() < MAX_VARIATIONS) {
        names.add(anv);
      }
    }
  }

  private static String nameInCredits(CatalogRelease source, int artistId) {
    return source.credits().stream()
        .filter(credit -> credit.artistId() == artistId && !credit.name().isBlank())
        .map(CreditRow::name)
        .findFirst()
        .orElse("");
  }

  /// Adds everybody noted.
  ///
  /// @return how many of them have no record of their own
  int addTo(SnapshotBuilder builder) throws IOException {
    try (var artists =
            CatalogReader.open(catalog.table(CatalogTables.ARTIST), CatalogTables.ARTIST);
        var variations =
            RowGroups.open(
                catalog.table(CatalogTables.ARTIST_VARIATION),
                CatalogTables.ARTIST_VARIATION,
                ArtistVariationRow::artistId);
        var aliases =
            RowGroups.open(
                catalog.table(CatalogTables.ARTIST_ALIAS),
                CatalogTables.ARTIST_ALIAS,
                ArtistAliasRow::artistId)) {
      while (artists.hasNext()) {
        ArtistRow artist = artists.next();
        List<ArtistVariationRow> listed = variations.of(artist.id());
        List<ArtistAliasRow> linked = aliases.of(artist.id());
        if (creditedRanks.get(ids.rank(artist.id()))) {
          builder.add(entry(artist.id(), artist.name(), listed, linked));
        }
      }
      variations.requireEnd();
      aliases.requireEnd();
    }
    for (Map.Entry<Integer, String> artist : dangling.entrySet()) {
      builder.add(entry(artist.getKey(), artist.getValue(), List.of(), List.of()));
    }
    return dangling.size();
  }

  /// Printed names come first: they are on the releases that people will see.
  private ArtistEntry entry(
      int id, String name, List<ArtistVariationRow> listed, List<ArtistAliasRow> linked) {
    Set<String> names = new LinkedHashSet<>(printed.getOrDefault(id, Set.of()));
    for (ArtistVariationRow variation : listed) {
      if (!variation.name().isBlank()) {
        names.add(variation.name());
      }
    }
    names.remove(name);
    List<String> aliases =
        linked.stream()
            .filter(alias -> !ruleset.isPlaceholder(alias.aliasId()))
            .map(ArtistAliasRow::name)
            .filter(alias -> !alias.isBlank() && !alias.equals(name) && !names.contains(alias))
            .distinct()
            .limit(MAX_ALIASES)
            .toList();
    return new ArtistEntry(id, name, names.stream().limit(MAX_VARIATIONS).toList(), aliases);
  }
}
