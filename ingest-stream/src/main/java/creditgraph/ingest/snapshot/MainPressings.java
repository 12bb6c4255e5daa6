package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import java.io.IOException;
import java.util.Arrays;

/// The one release that stands for each master: its main release, or the one of the lowest id when
/// the catalog has no main release of it, as an extract may not.
///
/// 4 bytes a master; 8 bytes a release while it is made.
final class MainPressings {

  /// In a sort key below the master, so that a main release comes before the others.
  private static final long NOT_MAIN = 1L << 31;

  private final int[] sorted;

  private MainPressings(int[] sorted) {
    this.sorted = sorted;
  }

  static MainPressings read(CatalogLayout catalog) throws IOException {
    int[] named = namedByMasters(catalog);
    try (CatalogReader<Columns.Pressing> releases =
        CatalogReader.open(
            catalog.table(CatalogTables.RELEASE),
            CatalogTables.RELEASE.view(Columns.Pressing.class))) {
      long[] keys = new long[Math.toIntExact(releases.rowCount())];
      int size = 0;
      while (releases.hasNext()) {
        Columns.Pressing release = releases.next();
        if (release.masterId() != 0) {
          keys[size++] = key(release, named);
        }
      }
      Arrays.sort(keys, 0, size);
      return new MainPressings(firstOfEachMaster(keys, size));
    }
  }

  /// Dumps before 2019 say it at the master alone.
  private static int[] namedByMasters(CatalogLayout catalog) throws IOException {
    try (CatalogReader<Columns.Master> masters =
        CatalogReader.open(
            catalog.table(CatalogTables.MASTER), CatalogTables.MASTER.view(Columns.Master.class))) {
      int[] ids = new int[Math.toIntExact(masters.rowCount())];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = masters.next().mainReleaseId();
      }
      Arrays.sort(ids);
      return ids;
    }
  }

  private static long key(Columns.Pressing release, int[] named) {
    boolean main = release.mainRelease() || Arrays.binarySearch(named, release.id()) >= 0;
    return (long) release.masterId() << Integer.SIZE | (main ? 0 : NOT_MAIN) | release.id();
  }

  private static int[] firstOfEachMaster(long[] keys, int size) {
    int[] first = new int[size];
    int masters = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] >> Integer.SIZE != keys[i - 1] >> Integer.SIZE) {
        first[masters++] = (int) (keys[i] & ~NOT_MAIN);
      }
    }
    int[] sorted = Arrays.copyOf(first, masters);
    Arrays.sort(sorted);
    return sorted;
  }

  /// Whether this release connects for its master, or has none.
  boolean include(Columns.Pressing release) {
    return release.masterId() == 0 || Arrays.binarySearch(sorted, release.id()) >= 0;
  }
}
