package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/// Where in the artist table the record of each artist is. 4 bytes an artist, and 4 more when the
/// table does not ascend, as only a hand-made one does not.
final class ArtistIds {

  static final ArtistIds NONE = new ArtistIds(new int[0], new int[0]);

  private final int[] sorted;

  /// For each of `sorted` its place in the table; empty when that is the same.
  private final int[] places;

  private ArtistIds(int[] sorted, int[] places) {
    this.sorted = sorted;
    this.places = places;
  }

  /// @param beside shown every artist on the way
  static ArtistIds read(CatalogLayout catalog, Consumer<Columns.Artist> beside) throws IOException {
    try (CatalogReader<Columns.Artist> artists =
        CatalogReader.open(
            catalog.table(CatalogTables.ARTIST), CatalogTables.ARTIST.view(Columns.Artist.class))) {
      int[] ids = new int[Math.toIntExact(artists.rowCount())];
      for (int place = 0; place < ids.length; place++) {
        Columns.Artist artist = artists.next();
        beside.accept(artist);
        ids[place] = artist.id();
      }
      return artists.sorted() ? new ArtistIds(ids, new int[0]) : sorted(ids);
    }
  }

  private static ArtistIds sorted(int[] ids) {
    long[] keys = new long[ids.length];
    Arrays.setAll(keys, place -> (long) ids[place] << Integer.SIZE | place);
    Arrays.sort(keys);
    int[] sorted = new int[ids.length];
    int[] places = new int[ids.length];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = (int) (keys[i] >> Integer.SIZE);
      places[i] = (int) keys[i];
    }
    return new ArtistIds(sorted, places);
  }

  /// The place of an artist's record, from 0 in the order of the table; negative when there is
  /// none.
  int place(int artistId) {
    int rank = rank(artistId);
    return rank < 0 || places.length == 0 ? rank : places[rank];
  }

  /// The place of an artist among all by ascending id; negative when there is no record.
  int rank(int artistId) {
    return Arrays.binarySearch(sorted, artistId);
  }

  int id(int rank) {
    return sorted[rank];
  }

  int count() {
    return sorted.length;
  }
}
