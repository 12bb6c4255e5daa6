package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.TableView;
import creditgraph.ingest.dump.DumpRefused;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Walks the releases of one part of a catalog with their formats, tracks and credits: seven tables
/// in the order of the dump, side by side, one release in memory.
final class ReleaseCursor implements Closeable {

  private static final TableView<Columns.Release> RELEASES =
      CatalogTables.RELEASE.view(Columns.Release.class);
  private static final TableView<Columns.Format> FORMATS =
      CatalogTables.RELEASE_FORMAT.view(Columns.Format.class);
  private static final TableView<Columns.Track> TRACKS =
      CatalogTables.TRACK.view(Columns.Track.class);
  private static final TableView<Columns.Credit> CREDITS =
      CatalogTables.CREDIT.view(Columns.Credit.class);

  private final Deque<Closeable> open = new ArrayDeque<>();
  private final CatalogReader<Columns.Release> releases;
  private final RowGroups<Columns.Format> formats;
  private final RowGroups<Columns.Track> tracks;
  private final List<RowGroups<Columns.Credit>> credits = new ArrayList<>();

  ReleaseCursor(CatalogLayout catalog, int part) throws IOException {
    try {
      releases = CatalogReader.open(catalog.part(CatalogTables.RELEASE, part), RELEASES);
      open.push(releases::close);
      formats =
          noted(
              RowGroups.open(
                  catalog.part(CatalogTables.RELEASE_FORMAT, part),
                  FORMATS,
                  Columns.Format::releaseId));
      tracks =
          noted(
              RowGroups.open(
                  catalog.part(CatalogTables.TRACK, part), TRACKS, Columns.Track::releaseId));
      for (String scope : CreditRow.SCOPES) {
        credits.add(
            noted(
                RowGroups.open(
                    catalog.creditPart(scope, part), CREDITS, Columns.Credit::releaseId)));
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

  /// Releases of the part.
  long releaseCount() {
    return releases.rowCount();
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
    Columns.Release release = releases.next();
    List<Columns.Credit> ofRelease = new ArrayList<>();
    for (RowGroups<Columns.Credit> scope : credits) {
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
