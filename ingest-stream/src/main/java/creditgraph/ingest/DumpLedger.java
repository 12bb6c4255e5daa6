package creditgraph.ingest;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.xml.Drift;
import creditgraph.ingest.xml.Rejected;
import creditgraph.ingest.xml.Repairs;
import java.io.IOException;
import java.nio.file.Path;

/// Keeps account of one dump file, batch after batch in file order: counts everything, files the
/// rejects, and stops the run when there are too many of them.
///
/// The budget is a share of the whole file. While it is being read its records are estimated from
/// the share of its bytes that has been used, so that a bad stretch at the beginning does not stop
/// a good month; at the end they are known, and decide.
final class DumpLedger {

  private final DumpType type;
  private final Path file;
  private final long fileBytes;
  private final ErrorBudget budget;
  private final RejectFile rejectFile;
  private final Progress progress;
  private Drift drift = new Drift();
  private Repairs repairs = Repairs.NONE;
  private long records;
  private long rejects;

  /// A sentence; empty as long as all were met by an earlier run.
  private String latestReject = "";

  DumpLedger(
      DumpType type,
      Path file,
      long fileBytes,
      ErrorBudget budget,
      RejectFile rejectFile,
      Progress progress) {
    this.type = type;
    this.file = file;
    this.fileBytes = fileBytes;
    this.budget = budget;
    this.rejectFile = rejectFile;
    this.progress = progress;
  }

  /// Takes over the account of the records before those that will be entered.
  void continueFrom(TypeReport before) {
    records = before.records();
    rejects = before.rejects();
    repairs = before.repairs();
    drift = Drift.of(before.drift());
  }

  void enter(ParsedBatch batch) throws IOException {
    records += batch.records();
    repairs = repairs.plus(batch.repairs());
    drift.add(batch.drift());
    for (Rejected rejected : batch.rejected()) {
      enter(rejected);
    }
    progress.advance(batch.records());
    progress.readTo(batch.filePosition());
    refuseBeyondBudget(estimatedRecords(batch.filePosition()));
  }

  private void enter(Rejected rejected) throws IOException {
    rejectFile.add(rejected);
    switch (rejected) {
      case Rejected.Whole whole -> count(whole.id(), whole.position(), whole.reason());
      case Rejected.Beginning record -> count(record.id(), record.position(), record.reason());
      case Rejected.Middle _, Rejected.End _ -> {}
    }
  }

  private void count(String id, long position, String reason) {
    rejects++;
    progress.reject(1);
    latestReject =
        "The latest, id '%s' at byte %d of its text: %s. ".formatted(id, position, reason);
  }

  /// The account of the whole file, once every batch has been entered.
  ///
  /// @throws DumpRefused when the file turned out smaller than its first part made believe, and the
  ///   rejects are too many for it
  TypeReport close() {
    refuseBeyondBudget(records + rejects);
    return soFar();
  }

  /// The account of what has been entered.
  TypeReport soFar() {
    return new TypeReport(type.word(), records, rejects, repairs, drift.counts());
  }

  private long estimatedRecords(long filePosition) {
    long seen = records + rejects;
    return Math.max(seen, (long) (seen * (fileBytes / (double) Math.max(1, filePosition))));
  }

  private void refuseBeyondBudget(long ofRecords) {
    if (rejects > budget.allowedOf(ofRecords)) {
      throw new DumpRefused(
          "%s holds too many records that cannot be read: %d of the first %d, where %d are allowed. %sAll of them are in %s; nothing was published."
              .formatted(
                  file,
                  rejects,
                  records + rejects,
                  budget.allowedOf(ofRecords),
                  latestReject,
                  rejectFile.file()));
    }
  }
}
