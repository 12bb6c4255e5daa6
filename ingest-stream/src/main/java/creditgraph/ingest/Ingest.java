package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.role.RoleTaxonomy;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import creditgraph.ingest.dump.DumpDirectory;
import creditgraph.ingest.dump.DumpManifest;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.profile.ProfileRun;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.tables.Records;
import creditgraph.ingest.tables.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.ActorSystem;

/// A month's dump files into a published catalog:
///
/// ```
/// find ─▶ register ─▶ artists, labels, masters, releases ─▶ manifest ─▶ profile ─▶ rename
///         checksums    staging/catalog-<month>                          gates      curated/<month>
/// ```
///
/// Nothing below `curated/` changes before the rename, so a run that fails or is killed leaves the
/// published months as they were; the next run goes on after the last part that the [PartLedger] in
/// `staging/` notes, and makes the same bytes as one that was never stopped. A run on files that
/// have been ingested already ends after their checksums.
public final class Ingest {

  private static final String LEDGER = "parts.json";

  private final IngestSettings settings;
  private final Progress progress;

  private Ingest(IngestSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// Runs to the end.
  ///
  /// @throws DumpRefused when the data cannot be taken; nothing was published
  /// @throws IOException when the disk fails; nothing was published
  public static IngestResult run(IngestSettings settings) throws IOException {
    try (Progress progress = Progress.start(settings.progress())) {
      return new Ingest(settings, progress).run();
    }
  }

  private IngestResult run() throws IOException {
    DumpDirectory dump = DumpDirectory.find(settings.dumpDirectory(), settings.mayBeAbsent());
    DumpManifest registered = register(dump);
    List<CatalogManifest.SourceFile> sources =
        registered.files().stream()
            .map(f -> new CatalogManifest.SourceFile(f.name(), f.bytes(), f.sha256()))
            .toList();
    CatalogLayout published = CatalogLayout.ofMonth(settings.dataRoot(), registered.month());
    try (StagingLock lock =
        StagingLock.take(settings.dataRoot(), "catalog-" + registered.month())) {
      takeBack(aside(lock), published);
      Optional<CatalogManifest> existing = existing(published);
      if (existing.isPresent() && existing.get().madeFrom(sources, Records.PARSER_SCHEMA)) {
        clear(lock);
        return reused(published, existing.get());
      }
      existing.ifPresent(there -> refuseOtherSources(published, there, sources));
      registered.register(settings.dataRoot());
      try {
        return make(dump, registered.month(), sources, lock, published);
      } catch (IOException | DumpRefused e) {
        if (Files.exists(lock.beside(LEDGER))) {
          progress.say(
              "Stopped; nothing was published. What is finished stays in %s: run again to continue, or remove it for its space."
                  .formatted(lock.directory()));
        }
        throw e;
      }
    }
  }

  /// What was made of a dump that is refused is of no use.
  private static void clearAfter(DumpRefused refused, StagingLock lock) {
    try {
      clear(lock);
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
  }

  private static void clear(StagingLock lock) throws IOException {
    PartLedger.remove(lock.beside(LEDGER));
    DurableFiles.deleteTree(lock.directory());
    DurableFiles.deleteTree(aside(lock));
  }

  private IngestResult reused(CatalogLayout published, CatalogManifest manifest) {
    progress.say(
        "%s is there already, made from the same files by the same parser; nothing to do"
            .formatted(published.directory()));
    return new IngestResult(published, manifest, List.of(), IngestResult.Outcome.REUSED);
  }

  /// A catalog of the same files that an older parser made is replaced without asking.
  private void refuseOtherSources(
      CatalogLayout published, CatalogManifest there, List<CatalogManifest.SourceFile> sources) {
    if (!there.sources().equals(sources) && settings.existing() == ExistingCatalog.REFUSE) {
      throw new DumpRefused(
          "%s was made from other files than those in %s. Replace it on purpose, or use another data folder."
              .formatted(published.directory(), settings.dumpDirectory()));
    }
  }

  private DumpManifest register(DumpDirectory dump) throws IOException {
    long bytes = 0;
    for (Path file : dump.files().values()) {
      bytes += Files.size(file);
    }
    progress.phase("register", "files", bytes);
    DumpManifest manifest = DumpManifest.of(dump, Records.PARSER_SCHEMA, progress::read);
    progress.advance(manifest.files().size());
    return manifest;
  }

  private static Optional<CatalogManifest> existing(CatalogLayout catalog) throws IOException {
    return Files.exists(catalog.manifest())
        ? Optional.of(CatalogManifest.read(catalog))
        : Optional.empty();
  }

  private PartLedger.Origin origin(List<CatalogManifest.SourceFile> sources) {
    return new PartLedger.Origin(
        sources,
        Records.PARSER_SCHEMA,
        RoleTaxonomy.shipped().version(),
        settings.partRecords(),
        settings.frameLimits().maxRecordBytes());
  }

  private IngestResult make(
      DumpDirectory dump,
      String month,
      List<CatalogManifest.SourceFile> sources,
      StagingLock lock,
      CatalogLayout published)
      throws IOException {
    CatalogLayout staging = new CatalogLayout(lock.directory());
    PartLedger ledger =
        PartLedger.takeUp(
            lock.beside(LEDGER), origin(sources), staging, rejects(month), progress::say);
    if (ledger.isEmpty()) {
      DurableFiles.deleteTree(rejects(month));
    }
    RowCounts counts = new RowCounts();
    List<TypeReport> reports;
    try {
      reports = readAll(dump, month, staging, ledger, counts);
    } catch (DumpRefused e) {
      clearAfter(e, lock);
      throw e;
    }
    new IngestReport(reports).write(staging);
    progress.phase("checksums", "files", 0);
    List<CatalogFile> files = CatalogFile.in(staging, ledger.files());
    progress.advance(files.size());
    CatalogManifest manifest =
        new CatalogManifest(
            month,
            sources,
            Records.PARSER_SCHEMA,
            counts.rows(),
            reports.stream().mapToLong(TypeReport::rejects).sum(),
            files);
    manifest.write(staging);
    // What held the rows is given back before DuckDB takes as much.
    Runtime.getRuntime().gc();
    ProfileRun.run(settings.dataRoot(), month, staging, settings.profile(), progress);
    publish(staging, aside(lock), published);
    clear(lock);
    reports.forEach(this::tell);
    new RunReport(manifest, reports, progress.finish()).write(settings.dataRoot());
    return new IngestResult(published, manifest, reports, IngestResult.Outcome.MADE);
  }

  /// A catalog that is replaced steps aside first; whatever happens between the two renames, none
  /// that is half old and half new is ever in place.
  private static void publish(CatalogLayout staging, Path aside, CatalogLayout published)
      throws IOException {
    if (Files.exists(published.directory())) {
      DurableFiles.publish(published.directory(), aside);
    }
    DurableFiles.publish(staging.directory(), published.directory());
  }

  /// A run that was killed between the two renames has left no catalog in place.
  private static void takeBack(Path aside, CatalogLayout published) throws IOException {
    if (!Files.exists(aside)) {
      return;
    }
    if (Files.exists(published.directory())) {
      DurableFiles.deleteTree(aside);
    } else {
      DurableFiles.publish(aside, published.directory());
    }
  }

  private static Path aside(StagingLock lock) {
    return lock.beside("replaced");
  }

  private List<TypeReport> readAll(
      DumpDirectory dump, String month, CatalogLayout staging, PartLedger ledger, RowCounts counts)
      throws IOException {
    ActorSystem system = ActorSystem.create("ingest");
    try {
      DumpStream stream = new DumpStream(system, progress);
      List<TypeReport> reports = new ArrayList<>();
      for (DumpType type : DumpType.values()) {
        Path file = dump.files().get(type);
        if (file == null) {
          try (CatalogSink sink = CatalogSink.open(type, staging, 0)) {
            sink.addTo(counts);
          }
        } else {
          PartLedger.Part last =
              new TypeIngest(
                      type, file, settings, staging, rejects(month), ledger, stream, progress)
                  .run();
          reports.add(last.totals());
          counts.add(last.rows());
        }
      }
      return reports;
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private Path rejects(String month) {
    return settings.dataRoot().resolve("rejects").resolve(month);
  }

  private void tell(TypeReport report) {
    if (report.rejects() > 0) {
      progress.say(
          "%s: %,d records could not be read; they are in the reject file"
              .formatted(report.type(), report.rejects()));
    }
    report
        .drift()
        .forEach((path, times) ->
            progress.say("%s: unknown %s, %,d times".formatted(report.type(), path, times)));
  }
}
