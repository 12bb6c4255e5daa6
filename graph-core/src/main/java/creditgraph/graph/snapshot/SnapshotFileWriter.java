package creditgraph.graph.snapshot;

import static creditgraph.graph.snapshot.FileLayout.TAIL_BYTES;

import creditgraph.graph.csr.DiskFull;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes one file of a snapshot from front to back, hashing as it goes.
///
/// Sections are streamed, then [#endContent] gives the hash that enters the fingerprint, and
/// [#seal] closes the file with the fingerprint in its footer.
final class SnapshotFileWriter implements AutoCloseable {

  private final Path directory;
  private final FileKind kind;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final MessageDigest whole = Sha256.digest();
  private final ChunkDigests chunks = new ChunkDigests();
  private final CRC32C contentCrc = new CRC32C();
  private final List<long[]> sections = new ArrayList<>();
  private long position;
  private String contentSha256 = "";

  private SnapshotFileWriter(Path directory, FileKind kind, FileChannel channel) {
    this.directory = directory;
    this.kind = kind;
    this.channel = channel;
  }

  /// @param counts up to four numbers that say how many of what the file holds
  static SnapshotFileWriter create(Path directory, FileKind kind, long... counts)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(kind.fileName),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    SnapshotFileWriter writer = new SnapshotFileWriter(directory, kind, channel);
    writer.header(counts);
    return writer;
  }

  /// Starts the next section; what is written to the stream until the next call is its content.
  OutputStream nextSection() throws IOException {
    endSection();
    zeros(FileLayout.aligned(position) - position);
    sections.add(new long[] {position, 0});
    return new SectionStream();
  }

  void section(ByteBuffer content) throws IOException {
    nextSection();
    write(content);
  }

  void section(int[] numbers) throws IOException {
    OutputStream stream = nextSection();
    ByteBuffer chunk = ByteBuffer.allocate(4096 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      if (!chunk.hasRemaining()) {
        stream.write(chunk.array());
        chunk.clear();
      }
      chunk.putInt(number);
    }
    stream.write(chunk.array(), 0, chunk.position());
  }

  /// Ends the sections and returns the SHA-256 of all before the section table.
  String endContent() throws IOException {
    if (sections.size() != kind.sections) {
      throw new IllegalStateException(
          "%s has %d sections, %d were written"
              .formatted(kind.fileName, kind.sections, sections.size()));
    }
    endSection();
    zeros(FileLayout.aligned(position + TAIL_BYTES) - position);
    flush();
    contentSha256 = Sha256.hexSoFar(whole);
    return contentSha256;
  }

  /// Writes section table and footer, syncs and closes.
  Manifest.FileEntry seal(byte[] fingerprint) throws IOException {
    int contentCrcValue = (int) contentCrc.getValue();
    ByteBuffer end =
        ByteBuffer.allocate(
                sections.size() * FileLayout.TABLE_ENTRY_BYTES + FileLayout.FOOTER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long[] section : sections) {
      end.putLong(section[0]).putLong(section[1]);
    }
    int footer = end.position();
    long length = position + end.capacity();
    end.putLong(footer, FileLayout.FOOTER_MAGIC);
    end.putLong(footer + FileLayout.LENGTH_AT, length);
    end.putInt(footer + FileLayout.SECTIONS_AT, sections.size());
    end.putInt(footer + FileLayout.CONTENT_CRC_AT, contentCrcValue);
    end.put(footer + FileLayout.FINGERPRINT_AT, fingerprint);
    CRC32C crc = new CRC32C();
    crc.update(end.array(), 0, footer + FileLayout.FOOTER_CRC_AT);
    end.putInt(footer + FileLayout.FOOTER_CRC_AT, (int) crc.getValue());
    write(ByteBuffer.wrap(end.array()));
    flush();
    channel.force(true);
    channel.close();
    return new Manifest.FileEntry(
        kind.fileName,
        kind.purpose.word,
        length,
        Sha256.hex(whole),
        contentSha256,
        chunks.finish());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void header(long[] counts) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(FileLayout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, FileLayout.HEADER_MAGIC);
    header.putShort(FileLayout.VERSION_AT, (short) Manifest.FORMAT);
    header.putShort(FileLayout.KIND_AT, (short) kind.number);
    header.putShort(FileLayout.CODE_AT, (short) FileLayout.CODE);
    for (int i = 0; i < counts.length; i++) {
      header.putLong(FileLayout.COUNTS_AT + i * Long.BYTES, counts[i]);
    }
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, FileLayout.HEADER_CRC_AT);
    header.putInt(FileLayout.HEADER_CRC_AT, (int) crc.getValue());
    write(header);
  }

  private void endSection() {
    if (!sections.isEmpty()) {
      long[] last = sections.getLast();
      last[1] = position - last[0];
    }
  }

  private void zeros(long count) throws IOException {
    write(ByteBuffer.allocate(Math.toIntExact(count)));
  }

  private void write(ByteBuffer bytes) throws IOException {
    ByteBuffer source = bytes.duplicate();
    position += source.remaining();
    while (source.hasRemaining()) {
      int part = Math.min(source.remaining(), buffer.remaining());
      buffer.put(source.slice(source.position(), part));
      source.position(source.position() + part);
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    byte[] bytes = buffer.array();
    int length = buffer.position();
    whole.update(bytes, 0, length);
    chunks.update(bytes, length);
    // The header has a checksum of its own.
    int skipped = contentStart(length);
    contentCrc.update(bytes, skipped, length - skipped);
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw DiskFull.explain(e, directory, buffer.remaining());
    }
    buffer.clear();
  }

  private int contentStart(int length) throws IOException {
    return channel.position() == 0 ? Math.min(FileLayout.HEADER_BYTES, length) : 0;
  }

  private final class SectionStream extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      SnapshotFileWriter.this.write(ByteBuffer.wrap(bytes, offset, length));
    }
  }
}
