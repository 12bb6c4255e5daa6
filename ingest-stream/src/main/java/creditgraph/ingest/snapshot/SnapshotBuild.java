package creditgraph.ingest.snapshot;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Placeholder;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.graph.csr.TemporaryFiles;
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
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Builds the snapshot of one ruleset from a catalog, in a staging directory:
///
/// ```
/// artist ids ─▶ parts of releases ═ read, judge, encode ═▶ memberships ─▶ artists ─▶ files
///               placeholders        a part a thread
/// ```
///
/// Releases are read once, part by part of the catalog and several parts at a time; artists twice:
/// their ids before, which also verifies the ruleset's placeholders, their names after, when it is
/// known who counts. Held is what [SnapshotBuilder], [Persons], [Memberships] and [ArtistEntries]
/// hold, and a row group of seven tables for each thread. Equal catalogs and rulesets give equal
/// bytes, but for the time in the manifest, however many threads there are.
public final class SnapshotBuild {

  /// Each holds the buffers of seven tables.
  private static final int MOST_THREADS = 8;

  /// Releases between two words of progress.
  private static final int PROGRESS_STEP = 1 << 10;

  private final Path dataRoot;
  private final CatalogLayout catalog;
  private final Ruleset ruleset;
  private final String buildCommit;
  private final Progress progress;
  private final int threads;

  /// As many threads as there are processors, within reason.
  public SnapshotBuild(
      Path dataRoot,
      CatalogLayout catalog,
      Ruleset ruleset,
      String buildCommit,
      Progress progress) {
    this(
        dataRoot,
        catalog,
        ruleset,
        buildCommit,
        progress,
        Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
  }

  SnapshotBuild(
      Path dataRoot,
      CatalogLayout catalog,
      Ruleset ruleset,
      String buildCommit,
      Progress progress,
      int threads) {
    this.dataRoot = dataRoot;
    this.catalog = catalog;
    this.ruleset = ruleset;
    this.buildCommit = buildCommit;
    this.progress = progress;
    this.threads = threads;
  }

  /// A finished snapshot that is not published yet.
  public record Staged(Path directory, Manifest manifest) {}

  /// Builds into `staging/graph-<month>-<ruleset>`, which is emptied first.
  ///
  /// @throws DumpRefused when the catalog is not there, not finished, or contradicts itself or the
  ///   placeholders of the ruleset
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
    ArtistIds ids = artistIds();
    Persons persons = persons(ids);
    try (SnapshotBuilder builder = SnapshotBuilder.create(staging, source(source));
        ArtistEntries artists =
            ArtistEntries.create(catalog, ruleset, ids, persons, TemporaryFiles.in(staging))) {
      addReleases(builder, artists, new ReleaseAssembly(ruleset, persons));
      addMemberships(builder, artists, Memberships.of(catalog, ruleset, ids, persons));
      addArtists(builder, artists);
      persons.mergeInto(builder);
      progress.phase("files", "credits", 0);
      Manifest manifest = builder.build(Instant.now());
      progress.advance(manifest.creditCount());
      return new Staged(staging, manifest);
    } catch (SnapshotInvalid e) {
      throw new DumpRefused(
          "%s cannot become a snapshot: %s. Look at these records in the dump."
              .formatted(catalog.directory(), e.getMessage()),
          e);
    }
  }

  private ArtistIds artistIds() throws IOException {
    PlaceholderCheck placeholders =
        new PlaceholderCheck(ruleset, catalog.table(CatalogTables.ARTIST));
    ArtistIds ids = ArtistIds.read(catalog, placeholders::see);
    List<Placeholder> unverified = placeholders.unverified();
    if (!unverified.isEmpty()) {
      progress.say(
          "%s: no artist record says whether these are placeholders; they stay off routes: %s"
              .formatted(
                  ruleset.name(),
                  unverified.stream()
                      .map(nobody -> nobody.id() + " " + nobody.name())
                      .collect(Collectors.joining(", "))));
    }
    return ids;
  }

  private Persons persons(ArtistIds ids) throws IOException {
    Persons persons = Persons.of(catalog, ruleset, ids);
    String summary = persons.summary();
    if (!summary.isEmpty()) {
      progress.say(ruleset.name() + ": " + summary);
    }
    return persons;
  }

  private void addReleases(SnapshotBuilder builder, ArtistEntries artists, ReleaseAssembly assembly)
      throws IOException {
    ReleaseParts parts = ReleaseParts.of(catalog);
    Predicate<Columns.Release> connects = connects();
    progress.phase(ruleset.name(), "releases", parts.totalBytes());
    SideBySide.run(
        threads,
        parts.count(),
        (number, stopped) -> {
          PartProgress done = new PartProgress(parts.bytes().get(number));
          try (ReleaseCursor releases = parts.open(number);
              ArtistEntries.Part notes = artists.part(number)) {
            for (var next = releases.next();
                next.isPresent() && !stopped.getAsBoolean();
                next = releases.next()) {
              CatalogRelease source = next.get();
              if (connects.test(source.release())) {
                List<ReleaseEntry> vertices = assembly.assemble(source);
                for (ReleaseEntry vertex : vertices) {
                  notes.note(vertex, source);
                }
                if (!vertices.isEmpty()) {
                  builder.addParts(vertices);
                }
              }
              done.release(releases.releaseCount());
            }
          }
          done.end();
        });
    if (assembly.unreadCredits() > 0) {
      progress.say(
          "%s: %,d credits are limited to tracks by a text that cannot be read in whole; they hold for what could be read"
              .formatted(ruleset.name(), assembly.unreadCredits()));
    }
  }

  /// Links groups and members one of whom is credited: who is not is reached through the other.
  private static void addMemberships(
      SnapshotBuilder builder, ArtistEntries artists, Memberships memberships) throws IOException {
    IntPredicate credited = artists.creditedSoFar();
    memberships.forEach((number, group, member) -> {
      if (credited.test(group) || credited.test(member)) {
        builder.addMembership(number, group, member);
        artists.note(group);
        artists.note(member);
      }
    });
  }

  private void addArtists(SnapshotBuilder builder, ArtistEntries artists) throws IOException {
    progress.phase("artists", "artists", 0);
    int dangling = artists.addTo(builder);
    progress.advance(builder.artistCount());
    if (dangling > 0) {
      progress.say(
          "%s: %,d artists are credited but not in the artist file; named by their credits"
              .formatted(ruleset.name(), dangling));
    }
  }

  /// Tells of the releases of one part as they pass, its bytes in proportion.
  private final class PartProgress {

    private final long bytes;
    private long told;
    private long toldBytes;
    private long passed;

    PartProgress(long bytes) {
      this.bytes = bytes;
    }

    /// One more of so many.
    void release(long releases) {
      passed++;
      if (passed % PROGRESS_STEP == 0) {
        tell(bytes * passed / releases);
      }
    }

    void end() {
      tell(bytes);
    }

    private void tell(long bytesNow) {
      progress.advance(passed - told);
      progress.read(bytesNow - toldBytes);
      told = passed;
      toldBytes = bytesNow;
    }
  }

  /// Which releases connect by the ruleset's unit, before they are judged by anything else.
  private Predicate<Columns.Release> connects() throws IOException {
    return switch (ruleset.unit()) {
      case RELEASE, TRACK -> _ -> true;
      case MASTER -> {
        MainPressings standing = MainPressings.read(catalog);
        yield release -> standing.include(release.pressing());
      }
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
