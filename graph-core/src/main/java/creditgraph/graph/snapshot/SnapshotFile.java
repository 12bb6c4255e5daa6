package creditgraph.graph.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// One mapped file of a snapshot whose header, section table and footer are in order.
///
/// Opening reads those alone; whether the content is unchanged is [SnapshotCheck]'s question.
final class SnapshotFile {

  private final Path path;
  private final FileKind kind;
  private final MemorySegment bytes;
  private final long table;

  // As buffers: the first use of a segment's accessor costs a new process milliseconds, and the
  // rows, which need one, may not be read for long. Copied: a look at one byte of a mapped file
  // brings as much of it into the process as the kernel holds in one piece, up to 2 MB.
  private final ByteBuffer header;
  private final ByteBuffer tableAndFooter;

  private SnapshotFile(
      Path path,
      FileKind kind,
      MemorySegment bytes,
      long table,
      ByteBuffer header,
      ByteBuffer tableAndFooter) {
    this.path = path;
    this.kind = kind;
    this.bytes = bytes;
    this.table = table;
    this.header = header;
    this.tableAndFooter = tableAndFooter;
  }

  /// Maps a file of a snapshot. Its length is compared before it is mapped, as reading past the end
  /// of a mapped file cannot be caught reliably.
  ///
  /// @param expectedBytes length that the manifest states
  /// @param fingerprint fingerprint that the manifest states
  static SnapshotFile map(
      Path directory, FileKind kind, long expectedBytes, String fingerprint, Arena arena)
      throws IOException {
    Path path = directory.resolve(kind.fileName);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size != expectedBytes) {
        throw new SnapshotDamaged(
            "%s: expected %d bytes, found %d".formatted(path, expectedBytes, size));
      }
      if (size < FileLayout.HEADER_BYTES + FileLayout.FOOTER_BYTES) {
        throw new SnapshotDamaged("%s: %d bytes are no snapshot file".formatted(path, size));
      }
      long table =
          size - FileLayout.FOOTER_BYTES - (long) kind.sections * FileLayout.TABLE_ENTRY_BYTES;
      if (table < FileLayout.HEADER_BYTES) {
        throw new SnapshotDamaged(
            "%s: %d bytes have no room for %d sections".formatted(path, size, kind.sections));
      }
      SnapshotFile file =
          new SnapshotFile(
              path,
              kind,
              channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena),
              table,
              copy(path, channel, 0, FileLayout.HEADER_BYTES),
              copy(path, channel, table, size - table));
      file.checkHeader();
      file.checkFooter(fingerprint);
      file.checkSections();
      return file;
    } catch (NoSuchFileException e) {
      throw new SnapshotDamaged(path + " is missing");
    }
  }

  Path path() {
    return path;
  }

  /// All bytes of the file.
  MemorySegment bytes() {
    return bytes;
  }

  /// A number of the header.
  long count(int index) {
    return header.getLong(FileLayout.COUNTS_AT + index * Long.BYTES);
  }

  /// A count that says how many vertices or entries there are.
  int intCount(int index) {
    long count = count(index);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw damaged(
          FileLayout.COUNTS_AT + index * Long.BYTES, "count " + Long.toUnsignedString(count));
    }
    return (int) count;
  }

  long sectionStart(int section) {
    return tableAndFooter.getLong(section * FileLayout.TABLE_ENTRY_BYTES);
  }

  long sectionBytes(int section) {
    return tableAndFooter.getLong(section * FileLayout.TABLE_ENTRY_BYTES + Long.BYTES);
  }

  MemorySegment section(int section) {
    return bytes.asSlice(sectionStart(section), sectionBytes(section));
  }

  /// A section whose length follows from the counts.
  MemorySegment section(int section, long expectedBytes) {
    if (sectionBytes(section) != expectedBytes) {
      throw damaged(
          table,
          "section %d: expected %d bytes, found %d"
              .formatted(section, expectedBytes, sectionBytes(section)));
    }
    return section(section);
  }

  /// A section with the readable bytes behind it that decoders may touch.
  MemorySegment sectionWithTail(int section) {
    return bytes.asSlice(sectionStart(section), sectionBytes(section) + FileLayout.TAIL_BYTES);
  }

  /// Checksum of all between header and section table, as the footer states it.
  int statedContentCrc() {
    return tableAndFooter.getInt(footer() + FileLayout.CONTENT_CRC_AT);
  }

  /// First byte of the section table.
  long contentEnd() {
    return table;
  }

  SnapshotDamaged damaged(long position, String what) {
    return new SnapshotDamaged(path.toString(), position, what);
  }

  /// Where the footer begins in its buffer.
  private int footer() {
    return tableAndFooter.capacity() - FileLayout.FOOTER_BYTES;
  }

  private void checkHeader() {
    if (header.getLong(0) != FileLayout.HEADER_MAGIC) {
      throw damaged(0, "not a snapshot file");
    }
    int version = Short.toUnsignedInt(header.getShort(FileLayout.VERSION_AT));
    if (crc(header, FileLayout.HEADER_CRC_AT) != header.getInt(FileLayout.HEADER_CRC_AT)) {
      throw damaged(0, "the header's checksum does not match");
    }
    if (version > Manifest.FORMAT) {
      throw new FormatTooNew(path.toString(), version);
    }
    if (version < Manifest.FORMAT) {
      throw new FormatTooOld(path.toString(), version);
    }
    int found = Short.toUnsignedInt(header.getShort(FileLayout.KIND_AT));
    if (found != kind.number) {
      throw damaged(
          FileLayout.KIND_AT, "expected file kind %d, found %d".formatted(kind.number, found));
    }
    int code = Short.toUnsignedInt(header.getShort(FileLayout.CODE_AT));
    if (code > FileLayout.CODE) {
      throw new FormatTooNew(path + ", section code " + code + ",", version);
    }
    if (code < FileLayout.CODE) {
      throw new FormatTooOld(path + ", section code " + code + ",", version);
    }
  }

  private void checkFooter(String fingerprint) {
    int footer = footer();
    if (tableAndFooter.getLong(footer) != FileLayout.FOOTER_MAGIC
        || tableAndFooter.getInt(footer + FileLayout.SECTIONS_AT) != kind.sections) {
      throw damaged(table + footer, "no footer of a file of %d sections".formatted(kind.sections));
    }
    int crcAt = footer + FileLayout.FOOTER_CRC_AT;
    if (crc(tableAndFooter, crcAt) != tableAndFooter.getInt(crcAt)) {
      throw damaged(table + footer, "the footer's checksum does not match");
    }
    int lengthAt = footer + FileLayout.LENGTH_AT;
    if (tableAndFooter.getLong(lengthAt) != bytes.byteSize()) {
      throw damaged(table + lengthAt, "the footer states another length");
    }
    int fingerprintAt = footer + FileLayout.FINGERPRINT_AT;
    byte[] stated = new byte[FileLayout.FINGERPRINT_BYTES];
    tableAndFooter.get(fingerprintAt, stated);
    String found = HexFormat.of().formatHex(stated);
    if (!found.equals(fingerprint)) {
      throw damaged(
          table + fingerprintAt, "belongs to snapshot %s, not to %s".formatted(found, fingerprint));
    }
  }

  private void checkSections() {
    long previousEnd = FileLayout.HEADER_BYTES;
    for (int section = 0; section < kind.sections; section++) {
      long start = sectionStart(section);
      long length = sectionBytes(section);
      if (start != FileLayout.aligned(previousEnd)
          || length < 0
          || length > table - FileLayout.TAIL_BYTES - start) {
        throw damaged(
            table + (long) section * FileLayout.TABLE_ENTRY_BYTES,
            "section %d from byte %d, %d long".formatted(section, start, length));
      }
      previousEnd = start + length;
    }
    if (table != FileLayout.aligned(previousEnd + FileLayout.TAIL_BYTES)) {
      throw damaged(table, "the content does not end where the section table begins");
    }
  }

  /// Of a buffer's first bytes.
  private static int crc(ByteBuffer buffer, int length) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(0, length));
    return (int) crc.getValue();
  }

  private static ByteBuffer copy(Path path, FileChannel channel, long position, long bytes)
      throws IOException {
    ByteBuffer copy = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    while (copy.hasRemaining()) {
      if (channel.read(copy, position + copy.position()) < 0) {
        throw new SnapshotDamaged(path + " became shorter while it was opened");
      }
    }
    return copy.flip();
  }
}
