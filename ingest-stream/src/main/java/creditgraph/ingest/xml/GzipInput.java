package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpRefused;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A gzip file (RFC 1952) of one or more members, each checked against its CRC and length.
///
/// The JDK's own reader takes whatever follows a member for its end, and reports a cut without a
/// position; a dump that lost its tail must not pass for a small one. Padding with zero bytes after
/// the last member is accepted, anything else is refused.
final class GzipInput implements DumpInput {

  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final FileBytes bytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean insideMember;
  private boolean ended;

  GzipInput(FileBytes bytes) {
    this.bytes = bytes;
  }

  static boolean startsHere(FileBytes bytes) {
    return bytes.buffer().remaining() >= 2
        && (bytes.buffer().get(bytes.buffer().position()) & 0xff) == MAGIC_1
        && (bytes.buffer().get(bytes.buffer().position() + 1) & 0xff) == MAGIC_2;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!ended) {
      if (!insideMember) {
        startMember();
        continue;
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("asks for a preset dictionary", null);
      } else if (!bytes.fill()) {
        throw cut();
      } else {
        inflater.setInput(bytes.buffer());
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw damaged(e.getMessage() == null ? "cannot be inflated" : e.getMessage(), e);
    }
  }

  private void startMember() throws IOException {
    if (!bytes.fill()) {
      ended = true;
      return;
    }
    long start = bytes.position();
    int first = next();
    if (first == 0 && start > 0) {
      skipPadding();
      ended = true;
      return;
    }
    if (first != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATE) {
      throw new DumpRefused(
          "%s has bytes at %d, after the end of the gzip data, that are no gzip data. Download the file again."
              .formatted(bytes.file(), start));
    }
    skipHeader(next());
    inflater.reset();
    inflater.setInput(bytes.buffer());
    crc.reset();
    insideMember = true;
  }

  private void skipHeader(int flags) throws IOException {
    skip(6); // time, compression, operating system
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void endMember() throws IOException {
    long expectedCrc = nextInt();
    long expectedLength = nextInt();
    if (expectedCrc != crc.getValue()) {
      throw damaged(
          "ends in checksum %08x, but its content has %08x".formatted(expectedCrc, crc.getValue()),
          null);
    }
    if (expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw damaged("states another length than its content has", null);
    }
    insideMember = false;
  }

  private void skipPadding() throws IOException {
    while (bytes.fill()) {
      long position = bytes.position();
      if (bytes.buffer().get() != 0) {
        throw new DumpRefused(
            "%s has bytes at %d, after the end of the gzip data, that are no gzip data. Download the file again."
                .formatted(bytes.file(), position));
      }
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {}
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private long nextInt() throws IOException {
    return (next() | next() << 8 | next() << 16 | (long) next() << 24) & 0xffff_ffffL;
  }

  private int next() throws IOException {
    if (!bytes.fill()) {
      throw cut();
    }
    return bytes.buffer().get() & 0xff;
  }

  private DumpRefused cut() {
    return new DumpRefused(
        "%s ends at byte %d in the middle of its gzip data: the file is cut short. Download it again; nothing was published."
            .formatted(bytes.file(), bytes.position()));
  }

  private DumpRefused damaged(String what, @Nullable Exception cause) {
    String message =
        "The gzip data of %s near byte %d %s: the file is damaged. Download it again; nothing was published."
            .formatted(bytes.file(), bytes.position(), what);
    return cause == null ? new DumpRefused(message) : new DumpRefused(message, cause);
  }

  @Override
  public long filePosition() {
    return bytes.position();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    bytes.close();
  }
}
