package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordBatch.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A dump file as a sequence of batches of records, cut at their tags without parsing them.
///
/// ```
/// file ── inflate ──▶ buffer ── RecordScanner ──▶ frames ──▶ batch (the buffer is given away)
///                        ▲─────── unfinished record ────────────┘
/// ```
///
/// One buffer is at hand, plus what the unfinished record needs up to [FrameLimits#maxRecordBytes];
/// a longer one is rejected and handed on in pieces as it comes. Not safe for use by several
/// threads at once.
public final class RecordSource implements Closeable {

  private final DumpType type;
  private final Path file;
  private final FrameLimits limits;
  private final DumpInput input;
  private final RecordScanner scanner;
  private byte[] buffer;
  private int filled;
  private long bufferPosition;
  private boolean inputEnded;
  private long records;

  private RecordSource(DumpType type, Path file, FrameLimits limits, DumpInput input) {
    this.type = type;
    this.file = file;
    this.limits = limits;
    this.input = input;
    this.scanner = new RecordScanner(type, file);
    this.buffer = new byte[limits.batchBytes()];
  }

  public static RecordSource open(DumpType type, Path file, FrameLimits limits) throws IOException {
    return new RecordSource(type, file, limits, DumpInput.open(file));
  }

  /// Reads the next batch; empty at the end of the file.
  ///
  /// @throws DumpRefused when the file is cut, damaged, or holds no record of its type
  public Optional<RecordBatch> next() throws IOException {
    List<Frame> frames = new ArrayList<>();
    while (true) {
      scanner.scan(buffer, filled, bufferPosition, inputEnded, frames);
      if (filled == buffer.length && frames.isEmpty() && !inputEnded) {
        makeRoom(frames);
      }
      if (inputEnded || (!frames.isEmpty() && filled == buffer.length)) {
        break;
      }
      int count = input.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        inputEnded = true;
      } else {
        filled += count;
      }
    }
    records += frames.stream().filter(Frame.Whole.class::isInstance).count();
    if (frames.isEmpty()) {
      refuseWithoutRecords();
      return Optional.empty();
    }
    return Optional.of(handOver(frames));
  }

  private RecordBatch handOver(List<Frame> frames) {
    RecordBatch batch = new RecordBatch(buffer, frames, input.filePosition());
    int kept = scanner.keepFrom();
    int remaining = filled - kept;
    byte[] next = new byte[Math.max(limits.batchBytes(), upToLimit(2L * remaining))];
    System.arraycopy(buffer, kept, next, 0, remaining);
    buffer = next;
    filled = remaining;
    bufferPosition += kept;
    scanner.moved(kept);
    return batch;
  }

  /// The buffer is full of one unfinished piece: drop it, hand it on, or get a larger buffer.
  private void makeRoom(List<Frame> frames) {
    int kept = scanner.keepFrom();
    if (kept > 0) {
      dropBefore(kept);
    } else if (scanner.handOn(frames)) {
      return;
    } else if (buffer.length < limits.maxRecordBytes()) {
      byte[] larger = new byte[upToLimit(2L * buffer.length)];
      System.arraycopy(buffer, 0, larger, 0, filled);
      buffer = larger;
    } else {
      scanner.giveUpRecord(frames);
    }
  }

  /// No buffer is larger: whether a record is too long must not depend on what was before it.
  private int upToLimit(long bytes) {
    return (int) Math.min(limits.maxRecordBytes(), bytes);
  }

  private void dropBefore(int kept) {
    System.arraycopy(buffer, kept, buffer, 0, filled - kept);
    filled -= kept;
    bufferPosition += kept;
    scanner.moved(kept);
  }

  private void refuseWithoutRecords() {
    if (records == 0) {
      throw new DumpRefused(
          "%s holds no <%s> record. Is it the %s file of a Discogs dump?"
              .formatted(file, type.recordElement(), type.word()));
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
