package creditgraph.graph.snapshot;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The numbers that the writer and the reader of a file share.
///
/// ```
/// header 64 | section, padding | … | at least 16 zeros | section table | footer 64
/// ```
final class FileLayout {

  /// `MCGSNAP\n`, read as a little-endian number.
  static final long HEADER_MAGIC = 0x0A50_414E_5347_434DL;

  /// `MCGDONE\n`, read as a little-endian number.
  static final long FOOTER_MAGIC = 0x0A45_4E4F_4447_434DL;

  static final int HEADER_BYTES = 64;
  static final int FOOTER_BYTES = 64;
  static final int ALIGNMENT = 64;
  static final int TAIL_BYTES = 16;
  static final int TABLE_ENTRY_BYTES = 16;
  static final int FINGERPRINT_BYTES = 16;
  static final int COUNTS = 4;

  /// The code of all sections. The first wrote rows in LEB128 and was never released.
  static final int CODE = 2;

  // Header.
  static final int VERSION_AT = 8;
  static final int KIND_AT = 10;
  static final int CODE_AT = 12;
  static final int COUNTS_AT = 16;
  static final int COUNTS_END = COUNTS_AT + COUNTS * Long.BYTES;
  static final int HEADER_CRC_AT = 60;

  // Footer.
  static final int LENGTH_AT = 8;
  static final int SECTIONS_AT = 16;
  static final int CONTENT_CRC_AT = 20;
  static final int FINGERPRINT_AT = 24;
  static final int FOOTER_CRC_AT = 60;

  static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FileLayout() {}

  static long aligned(long position) {
    return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
