package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.ingest.dump.DumpDirectory;
import creditgraph.ingest.dump.DumpManifest;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.publish.DurableFiles;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.tables.Records;
import creditgraph.ingest.tables.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run from the dump files of a month to its catalog.
///
/// ```
/// find ─▶ register ─▶ staging/ingest-<month>/: artists, labels, masters, releases
///            │                                        │ counts, manifest
///            └─ same files, same parser: nothing      ▼ sync, rename
///               to do                            curated/<month>/
/// ```
///
/// Restart is rerun: a run that fails or is killed leaves nothing but its staging directory, which
/// the next one empties. A refused run keeps its rejects there for a look.
final class IngestRun {

  private static final String REJECTS = "rejects";

  private final IngestSettings settings;
  private final Progress progress;

  IngestRun(IngestSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// @throws DumpRefused when the data cannot be taken; nothing has been published
  IngestResult run() throws IOException {
    DumpDirectory dump = DumpDirectory.find(settings.dumpDirectory(), settings.mayBeAbsent());
    DumpManifest registered = register(dump);
    try (StagingLock lock = StagingLock.take(settings.dataRoot(), "ingest-" + registered.month())) {
      CatalogLayout published = CatalogLayout.ofMonth(settings.dataRoot(), registered.month());
      if (Files.exists(published.directory())) {
        CatalogManifest there = CatalogManifest.read(published);
        if (there.madeFrom(sources(registered), Records.PARSER_SCHEMA)) {
          return alreadyThere(published, there);
        }
        refuseOtherSources(published, there, registered);
      }
      registered.register(settings.dataRoot());
      return write(dump, registered, lock.emptyDirectory(), published);
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

  private IngestResult alreadyThere(CatalogLayout published, CatalogManifest manifest)
      throws IOException {
    progress.say(
        "catalog %s is there already, made from these files by this parser: nothing to do"
            .formatted(published.directory()));
    return new IngestResult(
        published.directory(),
        manifest,
        IngestReport.read(published).types(),
        IngestResult.Outcome.ALREADY_THERE);
  }

  private void refuseOtherSources(
      CatalogLayout published, CatalogManifest there, DumpManifest registered) {
    boolean otherSources = !there.sources().equals(sources(registered));
    if (otherSources && settings.existing() == IngestSettings.ExistingCatalog.REFUSE) {
      throw new DumpRefused(
          "%s was made from other files than those in %s. Use another data directory, or remove that catalog first."
              .formatted(published.directory(), settings.dumpDirectory()));
    }
  }

  private IngestResult write(
      DumpDirectory dump, DumpManifest registered, Path staging, CatalogLayout published)
      throws IOException {
    CatalogLayout catalog = new CatalogLayout(staging);
    try {
      RowCounts counts = new RowCounts();
      IngestReport report = new IngestReport(readAll(dump, catalog, counts));
      report.write(catalog);
      progress.phase("publish", "files", 0);
      CatalogManifest manifest = manifest(registered, catalog, counts, report);
      manifest.write(catalog);
      publish(staging, published.directory());
      progress.advance(manifest.files().size() + 1L);
      return new IngestResult(
          published.directory(), manifest, report.types(), IngestResult.Outcome.WRITTEN);
    } catch (DumpRefused | IOException e) {
      removeTables(staging, e);
      throw e;
    }
  }

  private List<TypeReport> readAll(DumpDirectory dump, CatalogLayout catalog, RowCounts counts)
      throws IOException {
    List<TypeReport> reports = new ArrayList<>();
    try (StreamSystem streams = StreamSystem.start()) {
      for (DumpType type : DumpType.values()) {
        try (CatalogSink sink = CatalogSink.open(type, catalog)) {
          Path file = dump.files().get(type);
          if (file != null) {
            reports.add(readOne(type, file, streams, catalog, sink));
          }
          sink.addTo(counts);
        }
      }
    }
    return reports;
  }

  private TypeReport readOne(
      DumpType type, Path file, StreamSystem streams, CatalogLayout catalog, CatalogSink sink)
      throws IOException {
    long fileBytes = Files.size(file);
    progress.phase(type.word(), "records", fileBytes);
    Path rejects = catalog.directory().resolve(REJECTS).resolve(type.word() + ".jsonl.zst");
    try (DumpLedger ledger =
        new DumpLedger(type, file, fileBytes, settings.errorBudget(), rejects, progress)) {
      streams.run(type, file, settings.frameLimits(), ledger, sink);
      progress.readTo(fileBytes);
      return ledger.report();
    }
  }

  private CatalogManifest manifest(
      DumpManifest registered, CatalogLayout catalog, RowCounts counts, IngestReport report)
      throws IOException {
    return new CatalogManifest(
        registered.month(),
        sources(registered),
        Records.PARSER_SCHEMA,
        counts.rows(),
        report.rejects(),
        CatalogFile.in(catalog));
  }

  private static List<CatalogManifest.SourceFile> sources(DumpManifest registered) {
    return registered.files().stream()
        .map(file -> new CatalogManifest.SourceFile(file.name(), file.bytes(), file.sha256()))
        .toList();
  }

  /// A catalog that is replaced is moved aside first; a kill between the two renames leaves none,
  /// and the next run makes it again.
  private void publish(Path staging, Path published) throws IOException {
    Path replaced = staging.resolveSibling(staging.getFileName() + ".replaced");
    DurableFiles.deleteTree(replaced);
    if (Files.exists(published)) {
      Files.move(published, replaced);
    }
    DurableFiles.publish(staging, published);
    DurableFiles.deleteTree(replaced);
  }

  /// The tables of a failed run are of no use and may fill the disk; its rejects say why it failed.
  private static void removeTables(Path staging, Exception failure) {
    try (var entries = Files.list(staging)) {
      for (Path entry : entries.toList()) {
        if (!entry.endsWith(REJECTS)) {
          DurableFiles.deleteTree(entry);
        }
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
