package creditgraph.graph.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32C;

/// Verifies what a file says of its own bytes: the checksum, and zeros wherever nothing is stored.
final class ContentBytes {

  private static final int STEP = 1 << 20;

  private ContentBytes() {}

  static void check(SnapshotFile file, FileKind kind, Faults faults) {
    MemorySegment bytes = file.bytes();
    CRC32C crc = new CRC32C();
    for (long at = FileLayout.HEADER_BYTES; at < file.contentEnd(); at += STEP) {
      crc.update(bytes.asSlice(at, Math.min(STEP, file.contentEnd() - at)).asByteBuffer());
    }
    if ((int) crc.getValue() != file.statedContentCrc()) {
      faults.add(
          kind.fileName,
          FileLayout.HEADER_BYTES,
          "the content's checksum does not match the footer");
    }
    zeros(bytes, FileLayout.CODE_AT + 2L, FileLayout.COUNTS_AT, kind, faults);
    zeros(bytes, FileLayout.COUNTS_END, FileLayout.HEADER_CRC_AT, kind, faults);
    long gap = FileLayout.HEADER_BYTES;
    for (int section = 0; section < kind.sections; section++) {
      zeros(bytes, gap, file.sectionStart(section), kind, faults);
      gap = file.sectionStart(section) + file.sectionBytes(section);
    }
    zeros(bytes, gap, file.contentEnd(), kind, faults);
    long footer = bytes.byteSize() - FileLayout.FOOTER_BYTES;
    zeros(
        bytes,
        footer + FileLayout.FINGERPRINT_AT + FileLayout.FINGERPRINT_BYTES,
        footer + FileLayout.FOOTER_CRC_AT,
        kind,
        faults);
  }

  private static void zeros(
      MemorySegment bytes, long start, long end, FileKind kind, Faults faults) {
    for (long at = start; at < end; at++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
        faults.add(kind.fileName, at, "expected zeros up to byte " + end);
        return;
      }
    }
  }
}
