package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.PartLedger.Part;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.tables.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// One dump file into the tables of its type, part after part, from where an earlier run stopped.
final class TypeIngest {

  private final DumpType type;
  private final Path file;
  private final IngestSettings settings;
  private final CatalogLayout staging;
  private final Path rejects;
  private final PartLedger ledger;
  private final DumpStream stream;
  private final Progress progress;
  private final RowCounts rows = new RowCounts();

  TypeIngest(
      DumpType type,
      Path file,
      IngestSettings settings,
      CatalogLayout staging,
      Path rejects,
      PartLedger ledger,
      DumpStream stream,
      Progress progress) {
    this.type = type;
    this.file = file;
    this.settings = settings;
    this.staging = staging;
    this.rejects = rejects;
    this.ledger = ledger;
    this.stream = stream;
    this.progress = progress;
  }

  /// Runs to the end of the file.
  ///
  /// @return the last part, whose totals are those of the type
  Part run() throws IOException {
    Optional<Part> done = ledger.latest(type);
    long bytes = Files.size(file);
    progress.phase(type.word(), "records", bytes);
    done.ifPresent(this::tellWhatIsDone);
    Part last = done.isPresent() && done.get().lastOfType() ? done.get() : read(bytes, done);
    progress.readTo(bytes);
    return last;
  }

  private void tellWhatIsDone(Part done) {
    progress.say(
        "%s: %,d records were read by an earlier run; continues there"
            .formatted(type.word(), done.totals().records()));
  }

  private Part read(long bytes, Optional<Part> done) throws IOException {
    done.ifPresent(part -> rows.add(part.rows()));
    long keptRejects = done.map(Part::rejectBytes).orElse(0L);
    try (RejectFile rejected =
            RejectFile.open(RejectFile.of(rejects, type.word()), settings.dataRoot(), keptRejects);
        DumpParts parts =
            DumpParts.open(type, file, settings.frameLimits(), settings.partRecords())) {
      DumpLedger account =
          new DumpLedger(type, file, bytes, settings.errorBudget(), rejected, progress);
      int index = 0;
      if (done.isPresent()) {
        account.continueFrom(done.get().totals());
        skip(parts, done.get());
        index = done.get().index() + 1;
      }
      return readParts(index, parts, account, rejected);
    }
  }

  private Part readParts(int first, DumpParts parts, DumpLedger account, RejectFile rejected)
      throws IOException {
    try (PartFinisher finisher = new PartFinisher()) {
      parts.begin();
      int index = first;
      while (!readPart(index, parts, account, rejected, finisher)) {
        index++;
      }
      return finisher.last();
    }
  }

  /// Inflates and cuts, without parsing, what the catalog has already.
  private void skip(DumpParts parts, Part done) throws IOException {
    for (int i = 0; i <= done.index(); i++) {
      parts.begin();
      for (var batch = parts.next(); batch.isPresent(); batch = parts.next()) {
        progress.readTo(batch.get().filePosition());
      }
    }
    if (parts.position() != done.endPosition()) {
      throw new DumpRefused(
          "Part %d of %s ends at byte %d of its text, but at %d when it was read. What was made of it was removed; run again."
              .formatted(done.index(), file, parts.position(), done.endPosition()));
    }
  }

  /// Reads the part that has been begun, and begins the next.
  ///
  /// @return whether it was the last
  private boolean readPart(
      int index, DumpParts parts, DumpLedger account, RejectFile rejected, PartFinisher finisher)
      throws IOException {
    CatalogSink sink = CatalogSink.open(type, staging, index);
    try {
      await(parts, account, sink);
      sink.addTo(rows);
      long endPosition = parts.position();
      boolean last = !parts.begin();
      Part part =
          new Part(
              type.word(),
              index,
              endPosition,
              last,
              last ? account.close() : account.soFar(),
              rows.rows(),
              rejected.endPart(),
              List.of());
      finisher.finish(() -> finished(part, sink));
      return last;
    } catch (IOException | RuntimeException e) {
      closeAfter(e, sink);
      throw e;
    }
  }

  /// Files first, then the note of them.
  private Part finished(Part part, CatalogSink sink) throws IOException {
    sink.close();
    List<CatalogFile> files = new ArrayList<>();
    for (Path written : CatalogSink.files(type, staging, part.index())) {
      DurableFiles.sync(written, staging.directory());
      files.add(CatalogFile.of(staging, written));
    }
    Part finished = part.withFiles(files);
    ledger.note(finished);
    return finished;
  }

  private static void closeAfter(Exception failure, CatalogSink sink) {
    try {
      sink.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void await(DumpParts parts, DumpLedger account, CatalogSink sink) throws IOException {
    try {
      stream.run(type, parts, account, sink).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case DumpRefused refused -> throw refused;
        case IOException failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
