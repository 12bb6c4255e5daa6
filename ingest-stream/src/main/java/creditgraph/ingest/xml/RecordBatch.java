package creditgraph.ingest.xml;

import java.util.List;

/// Consecutive records of a file, as bytes.
///
/// The records lie in one shared buffer, so a batch must be dropped whole.
public final class RecordBatch {

  private final byte[] bytes;
  private final List<Frame> frames;
  private final long filePosition;

  RecordBatch(byte[] bytes, List<Frame> frames, long filePosition) {
    this.bytes = bytes;
    this.frames = List.copyOf(frames);
    this.filePosition = filePosition;
  }

  /// What the offsets of the frames point into; never written to once the batch is made.
  byte[] bytes() {
    return bytes;
  }

  /// In file order.
  public List<Frame> frames() {
    return frames;
  }

  /// Bytes of the file itself used so far, for progress.
  public long filePosition() {
    return filePosition;
  }

  /// A piece of the file.
  public sealed interface Frame {

    /// From the first byte of the start tag to the last of the end tag.
    ///
    /// @param offset in the buffer of the batch
    /// @param position in the inflated file
    record Whole(int offset, int length, long position) implements Frame {}

    /// Something that is no record: known to be broken without looking inside.
    record Broken(Rejected rejected) implements Frame {}
  }
}
