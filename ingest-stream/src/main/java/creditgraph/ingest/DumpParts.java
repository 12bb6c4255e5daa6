package creditgraph.ingest;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.RecordBatch;
import creditgraph.ingest.xml.RecordBatch.Frame;
import creditgraph.ingest.xml.RecordSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dump file as a sequence of parts of so many records each, the last one shorter.
///
/// Where a part ends depends on the file alone, never on batches, time or processors: that is what
/// lets another run go on after the last finished part. Broken pieces count as records here,
/// however many frames they come in.
///
/// Not safe for use by several threads at once.
final class DumpParts implements Closeable {

  private final RecordSource source;
  private final int partRecords;
  private @Nullable RecordBatch ahead;
  private int left;
  private long position;

  private DumpParts(RecordSource source, int partRecords) {
    this.source = source;
    this.partRecords = partRecords;
  }

  static DumpParts open(DumpType type, Path file, FrameLimits limits, int partRecords)
      throws IOException {
    return new DumpParts(RecordSource.open(type, file, limits), partRecords);
  }

  /// Begins the next part, once [#next] has come to the end of the one before.
  ///
  /// @return false at the end of the file
  boolean begin() throws IOException {
    if (ahead == null) {
      ahead = source.next().orElse(null);
    }
    left = ahead == null ? 0 : partRecords;
    return ahead != null;
  }

  /// The next batch of the part; empty at its end.
  Optional<RecordBatch> next() throws IOException {
    if (left == 0) {
      return Optional.empty();
    }
    RecordBatch batch = ahead == null ? source.next().orElse(null) : ahead;
    ahead = null;
    if (batch == null) {
      left = 0;
      return Optional.empty();
    }
    return Optional.of(cut(batch));
  }

  private RecordBatch cut(RecordBatch batch) {
    List<Frame> frames = batch.frames();
    int end = 0;
    while (end < frames.size() && left > 0) {
      if (frames.get(end).endsRecord()) {
        left--;
      }
      end++;
    }
    position = frames.get(end - 1).endPosition();
    if (end == frames.size()) {
      return batch;
    }
    ahead =
        new RecordBatch(batch.bytes(), frames.subList(end, frames.size()), batch.filePosition());
    return new RecordBatch(batch.bytes(), frames.subList(0, end), batch.filePosition());
  }

  /// The end, in the inflated file, of what was handed over last.
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
