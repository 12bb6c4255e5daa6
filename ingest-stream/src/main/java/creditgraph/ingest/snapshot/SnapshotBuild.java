package creditgraph.ingest.snapshot;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotInvalid;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Builds the snapshot of one ruleset from a catalog, in a staging directory.
///
/// One pass over the releases and two over the artists: their ids before, their names after, when
/// it is known who counts. Held is what [SnapshotBuilder] and [ArtistEntries] hold. Equal catalogs
/// and rulesets give equal bytes, but for the time in the manifest.
public final class SnapshotBuild {

  private final Path dataRoot;
  private final CatalogLayout catalog;
  private final Ruleset ruleset;
  private final String buildCommit;
  private final Progress progress;

  public SnapshotBuild(
      Path dataRoot,
      CatalogLayout catalog,
      Ruleset ruleset,
      String buildCommit,
      Progress progress) {
    this.dataRoot = dataRoot;
    this.catalog = catalog;
    this.ruleset = ruleset;
    this.buildCommit = buildCommit;
    this.progress = progress;
  }

  /// A finished snapshot that is not published yet.
  public record Staged(Path directory, Manifest manifest) {}

  /// Builds into `staging/graph-<month>-<ruleset>`, which is emptied first.
  ///
  /// @throws DumpRefused when the catalog is not there, not finished, or contradicts itself
  public Staged build() throws IOException {
    if (!Files.exists(catalog.manifest())) {
      throw new DumpRefused(
          "There is no finished catalog in %s. Ingest the month first."
              .formatted(catalog.directory()));
    }
    CatalogManifest source = CatalogManifest.read(catalog);
    Path staging =
        dataRoot.resolve("staging").resolve("graph-" + source.month() + "-" + ruleset.name());
    DurableFiles.deleteTree(staging);
    Files.createDirectories(staging);
    progress.phase(ruleset.name(), "releases", 0);
    try (SnapshotBuilder builder = SnapshotBuilder.create(staging, source(source))) {
      ArtistEntries artists = ArtistEntries.of(catalog, ruleset);
      addReleases(builder, artists);
      int dangling = artists.addTo(builder);
      if (dangling > 0) {
        progress.say(
            "%s: %,d artists are credited but not in the artist file; named by their credits"
                .formatted(ruleset.name(), dangling));
      }
      return new Staged(staging, builder.build(Instant.now()));
    } catch (SnapshotInvalid e) {
      throw new DumpRefused(
          "%s cannot become a snapshot: %s. Look at these records in the dump."
              .formatted(catalog.directory(), e.getMessage()),
          e);
    }
  }

  private void addReleases(SnapshotBuilder builder, ArtistEntries artists) throws IOException {
    ReleaseAssembly assembly = new ReleaseAssembly(ruleset);
    Predicate<ReleaseRow> connects = connects();
    try (ReleaseCursor releases = new ReleaseCursor(catalog)) {
      for (var next = releases.next(); next.isPresent(); next = releases.next()) {
        Optional<ReleaseEntry> entry =
            next.filter(source -> connects.test(source.release())).flatMap(assembly::assemble);
        if (entry.isPresent()) {
          artists.note(entry.get(), next.get());
          builder.add(entry.get());
        }
        progress.advance(1);
      }
    }
  }

  /// Which releases connect by the ruleset's unit, before they are judged by anything else.
  private Predicate<ReleaseRow> connects() throws IOException {
    return switch (ruleset.unit()) {
      case RELEASE -> _ -> true;
      case MASTER -> MainPressings.read(catalog)::include;
    };
  }

  private SnapshotSource source(CatalogManifest from) {
    return new SnapshotSource(
        from.month(),
        from.sources().stream()
            .map(file -> new SnapshotSource.SourceFile(file.name(), file.bytes(), file.sha256()))
            .toList(),
        from.parserSchema(),
        ruleset.name(),
        ruleset.version(),
        ruleset.text(),
        buildCommit);
  }
}
