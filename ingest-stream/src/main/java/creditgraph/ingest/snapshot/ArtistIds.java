package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import java.io.IOException;
import java.util.Arrays;

/// The ids of all artists that have a record. 4 bytes an artist.
final class ArtistIds {

  private final int[] sorted;

  private ArtistIds(int[] sorted) {
    this.sorted = sorted;
  }

  static ArtistIds read(CatalogLayout catalog) throws IOException {
    try (CatalogReader<ArtistRow> artists =
        CatalogReader.open(catalog.table(CatalogTables.ARTIST), CatalogTables.ARTIST)) {
      int[] ids = new int[Math.toIntExact(artists.rowCount())];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = artists.next().id();
      }
      Arrays.sort(ids);
      return new ArtistIds(ids);
    }
  }

  /// The place among all ids, negative when there is no record.
  int rank(int artistId) {
    return Arrays.binarySearch(sorted, artistId);
  }

  int count() {
    return sorted.length;
  }
}
