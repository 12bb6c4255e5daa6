package creditgraph.ingest.xml;

import java.util.List;

/// Consecutive records of a file, as bytes.
///
/// The records lie in one shared buffer, so a batch must be dropped whole.
///
/// @param bytes never written to once the batch is made
/// @param frames in file order
/// @param filePosition bytes of the file itself used so far, for progress
public record RecordBatch(byte[] bytes, List<Frame> frames, long filePosition) {

  public RecordBatch {
    frames = List.copyOf(frames);
  }

  /// A piece of the file.
  public sealed interface Frame {

    /// Where it ends, in the inflated file.
    long endPosition();

    /// Whether a record is complete with it; false only inside one that is too long to be held.
    boolean endsRecord();

    /// From the first byte of the start tag to the last of the end tag.
    ///
    /// @param offset in the buffer of the batch
    /// @param position in the inflated file
    record Whole(int offset, int length, long position) implements Frame {

      @Override
      public long endPosition() {
        return position + length;
      }

      @Override
      public boolean endsRecord() {
        return true;
      }
    }

    /// Something that is no record: known to be broken without looking inside.
    record Broken(Rejected rejected, long endPosition) implements Frame {

      @Override
      public boolean endsRecord() {
        return rejected.endsRecord();
      }
    }
  }
}
