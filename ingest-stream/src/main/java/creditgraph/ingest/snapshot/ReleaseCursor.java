package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Walks the releases of a catalog with their formats, tracks and credits: a merge of seven sorted
/// tables, one release in memory.
final class ReleaseCursor implements Closeable {

  private final Deque<Closeable> open = new ArrayDeque<>();
  private final CatalogReader<ReleaseRow> releases;
  private final RowGroups<ReleaseFormatRow> formats;
  private final RowGroups<TrackRow> tracks;
  private final List<RowGroups<CreditRow>> credits = new ArrayList<>();

  ReleaseCursor(CatalogLayout catalog) throws IOException {
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

  private <T extends Closeable> T noted(T reader) {
    open.push(reader);
    return reader;
  }

  /// The next release; empty at the end.
  ///
  /// @throws creditgraph.ingest.dump.DumpRefused when rows remain that belong to no release passed
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
