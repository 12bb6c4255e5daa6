package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.dump.DumpRefused;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Walks the releases of a catalog with their formats, tracks and credits: seven tables in the
/// order of the dump, side by side, one release in memory.
final class ReleaseCursor implements Closeable {

  private final Deque<Closeable> open = new ArrayDeque<>();
  private final CatalogReader<ReleaseRow> releases;
  private final RowGroups<ReleaseFormatRow> formats;
  private final RowGroups<TrackRow> tracks;
  private final List<RowGroups<CreditRow>> credits = new ArrayList<>();

  /// @throws DumpRefused when a release comes twice
  ReleaseCursor(CatalogLayout catalog) throws IOException {
    requireNoneTwice(catalog);
    try {
      releases = CatalogReader.open(catalog.table(CatalogTables.RELEASE), CatalogTables.RELEASE);
      open.push(releases::close);
      formats =
          noted(
              RowGroups.open(
                  catalog.table(CatalogTables.RELEASE_FORMAT),
                  CatalogTables.RELEASE_FORMAT,
                  ReleaseFormatRow::releaseId));
      tracks =
          noted(
              RowGroups.open(
                  catalog.table(CatalogTables.TRACK), CatalogTables.TRACK, TrackRow::releaseId));
      for (String scope : CreditRow.SCOPES) {
        credits.add(
            noted(
                RowGroups.open(
                    catalog.credits(scope), CatalogTables.CREDIT, CreditRow::releaseId)));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// The rows of a release that comes twice would pass for those of one. A dump ascends by id,
  /// which rules that out; a hand-made set may not, and is looked through. 4 bytes a release.
  private static void requireNoneTwice(CatalogLayout catalog) throws IOException {
    try (var releases =
        CatalogReader.open(catalog.table(CatalogTables.RELEASE), CatalogTables.RELEASE)) {
      if (releases.sorted()) {
        return;
      }
      int[] ids = new int[Math.toIntExact(releases.rowCount())];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = releases.next().id();
      }
      Arrays.sort(ids);
      for (int i = 1; i < ids.length; i++) {
        if (ids[i] == ids[i - 1]) {
          throw new DumpRefused(
              "%s has release %d twice, so its credits cannot be told apart. Ingest a dump without the repetition."
                  .formatted(catalog.directory(), ids[i]));
        }
      }
    }
  }

  private <T extends Closeable> T noted(T reader) {
    open.push(reader);
    return reader;
  }

  /// The next release; empty at the end.
  ///
  /// @throws DumpRefused when rows remain that belong to no release passed
  Optional<CatalogRelease> next() {
    if (!releases.hasNext()) {
      formats.requireEnd();
      tracks.requireEnd();
      credits.forEach(RowGroups::requireEnd);
      return Optional.empty();
    }
    ReleaseRow release = releases.next();
    List<CreditRow> ofRelease = new ArrayList<>();
    for (RowGroups<CreditRow> scope : credits) {
      ofRelease.addAll(scope.of(release.id()));
    }
    return Optional.of(
        new CatalogRelease(release, formats.of(release.id()), tracks.of(release.id()), ofRelease));
  }

  @Override
  public void close() throws IOException {
    if (!open.isEmpty()) {
      try (Closeable _ = open.pop()) {
        close();
      }
    }
  }
}
