package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordBatch.Frame;
import creditgraph.ingest.xml.Sanitizer.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Parses the records of a batch, repairing those that need it.
///
/// A record is parsed as it lies in the dump. Where that fails it is repaired and parsed once more,
/// and what is refused then is rejected: each record costs itself alone.
///
/// Safe for use by several threads.
public final class RecordParser {

  /// What a reader does with the records of one type.
  public interface RecordReader {

    /// Reads the record that the cursor has entered, to its end.
    ///
    /// @throws RecordRefused when the record does not say what it must
    void read(ElementCursor xml) throws RecordRefused;
  }

  /// Takes the outcome of each frame, in file order.
  public interface Outcome {

    void read();

    /// Whatever the reader has left of this record must be dropped: it will be read again.
    void again();

    /// Whatever the reader has left of this record must be dropped.
    void rejected(Rejected rejected);
  }

  private final DumpType type;

  /// They remember names from batch to batch, which changes their speed alone.
  private final Queue<ElementCursor> idle = new ConcurrentLinkedQueue<>();

  public RecordParser(DumpType type) {
    this.type = type;
  }

  /// Parses all frames of a batch.
  ///
  /// @param drift gains what the reader does not know
  /// @return what had to be repaired
  public Repairs parse(RecordBatch batch, RecordReader reader, Drift drift, Outcome outcome) {
    ElementCursor cursor = idle.poll();
    BatchRun run =
        new BatchRun(batch, reader, drift, outcome, cursor == null ? new ElementCursor() : cursor);
    for (Frame frame : batch.frames()) {
      switch (frame) {
        case Frame.Broken broken -> outcome.rejected(broken.rejected());
        case Frame.Whole whole -> run.parse(whole);
      }
    }
    idle.add(run.cursor);
    return run.sanitizer.takeRepairs();
  }

  private final class BatchRun {

    private final RecordBatch batch;
    private final RecordReader reader;
    private final Drift drift;
    private final Outcome outcome;
    private final Sanitizer sanitizer = new Sanitizer();
    private final ElementCursor cursor;

    BatchRun(
        RecordBatch batch,
        RecordReader reader,
        Drift drift,
        Outcome outcome,
        ElementCursor cursor) {
      this.batch = batch;
      this.reader = reader;
      this.drift = drift;
      this.outcome = outcome;
      this.cursor = cursor;
    }

    void parse(Frame.Whole frame) {
      Slice raw = new Slice(batch.bytes(), frame.offset(), frame.length());
      try {
        read(raw, true);
      } catch (RecordRefused asItIs) {
        outcome.again();
        try {
          read(sanitizer.clean(raw), false);
        } catch (RecordRefused repaired) {
          outcome.rejected(rejected(batch, frame, repaired.reason()));
        }
      }
    }

    private void read(Slice record, boolean isRaw) throws RecordRefused {
      Drift ofRecord = new Drift();
      cursor.open(record, isRaw, ofRecord);
      reader.read(cursor);
      cursor.requireEnd();
      drift.add(ofRecord);
      outcome.read();
    }
  }

  private Rejected rejected(RecordBatch batch, Frame.Whole frame, String reason) {
    String text = new String(batch.bytes(), frame.offset(), frame.length(), StandardCharsets.UTF_8);
    return new Rejected.Whole(
        reason, RecordIds.find(type, text), frame.position(), frame.length(), text);
  }
}
