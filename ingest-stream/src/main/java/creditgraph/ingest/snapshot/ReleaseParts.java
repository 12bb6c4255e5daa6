package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.CatalogUnreadable;
import creditgraph.ingest.dump.DumpRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The parts in which a catalog holds its releases: file after file, the tables of releases hold
/// the same releases, so that one part can be read without the others.
///
/// @param catalog of a finished ingest
/// @param bytes of the files of each part
record ReleaseParts(CatalogLayout catalog, List<Long> bytes) {

  ReleaseParts {
    bytes = List.copyOf(bytes);
  }

  /// @throws DumpRefused when a release comes twice
  /// @throws CatalogUnreadable when a table lacks a part or has more than the others
  static ReleaseParts of(CatalogLayout catalog) throws IOException {
    requireNoneTwice(catalog);
    int parts = files(catalog.table(CatalogTables.RELEASE));
    List<Long> bytes = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      long sum = 0;
      for (Path file : files(catalog, part)) {
        if (!Files.isRegularFile(file)) {
          throw new CatalogUnreadable(file, "expected this part, as of the other tables");
        }
        sum += Files.size(file);
      }
      bytes.add(sum);
    }
    for (Path file : files(catalog, parts)) {
      if (Files.exists(file)) {
        throw new CatalogUnreadable(file, "expected %d parts as of releases".formatted(parts));
      }
    }
    return new ReleaseParts(catalog, bytes);
  }

  private static int files(Path table) throws IOException {
    if (!Files.isDirectory(table)) {
      throw new CatalogUnreadable(table, "expected a directory, found nothing");
    }
    try (Stream<Path> files = Files.list(table)) {
      return Math.toIntExact(files.count());
    }
  }

  /// All that is read of a part.
  private static List<Path> files(CatalogLayout catalog, int part) {
    List<Path> files = new ArrayList<>();
    files.add(catalog.part(CatalogTables.RELEASE, part));
    files.add(catalog.part(CatalogTables.RELEASE_FORMAT, part));
    files.add(catalog.part(CatalogTables.TRACK, part));
    CreditRow.SCOPES.forEach(scope -> files.add(catalog.creditPart(scope, part)));
    return files;
  }

  /// The rows of a release that comes twice would pass for those of one. A dump ascends by id,
  /// which rules that out; a hand-made set may not, and is looked through. 4 bytes a release.
  private static void requireNoneTwice(CatalogLayout catalog) throws IOException {
    try (var releases =
        CatalogReader.open(
            catalog.table(CatalogTables.RELEASE),
            CatalogTables.RELEASE.view(Columns.Pressing.class))) {
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

  int count() {
    return bytes.size();
  }

  long totalBytes() {
    return bytes.stream().mapToLong(Long::longValue).sum();
  }

  ReleaseCursor open(int part) throws IOException {
    return new ReleaseCursor(catalog, part);
  }
}
