package creditgraph.ingest.xml;

/// How much of a file is held at once.
///
/// @param batchBytes of text after which a batch is handed on; below half a heap region, so that
///   buffers are ordinary young garbage
/// @param maxRecordBytes a longer record is rejected, and handed on in pieces
public record FrameLimits(int batchBytes, int maxRecordBytes) {

  /// Longer than anything the scanner must see whole.
  private static final int MIN_RECORD_BYTES = 1 << 17;

  public static FrameLimits standard() {
    return new FrameLimits(1 << 18, 1 << 26);
  }

  public FrameLimits {
    if (batchBytes < 1024 || maxRecordBytes < Math.max(batchBytes, MIN_RECORD_BYTES)) {
      throw new IllegalArgumentException(
          "expected batchBytes from 1024, maxRecordBytes from 131072 and from batchBytes, found %d and %d"
              .formatted(batchBytes, maxRecordBytes));
    }
  }
}
