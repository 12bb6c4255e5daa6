package creditgraph.ingest.xml;

import java.io.IOException;

/// A dump file that is not compressed.
final class PlainInput implements DumpInput {

  private final FileBytes bytes;

  PlainInput(FileBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!bytes.fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.buffer().remaining());
    bytes.buffer().get(target, offset, count);
    return count;
  }

  @Override
  public long filePosition() {
    return bytes.position();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
