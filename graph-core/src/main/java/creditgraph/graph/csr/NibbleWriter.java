package creditgraph.graph.csr;

import java.io.IOException;
import java.io.OutputStream;

/// Writes numbers in the code that [Nibbles] reads.
final class NibbleWriter {

  private static final int BUFFER_BYTES = 1 << 13;

  private final OutputStream target;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private int lower;
  private long written;

  NibbleWriter(OutputStream target) {
    this.target = target;
  }

  /// Nibbles written so far.
  long written() {
    return written;
  }

  void put(long number) throws IOException {
    long rest = number;
    while (rest >>> 3 != 0) {
      putNibble(((int) rest & 7) | 8);
      rest >>>= 3;
    }
    putNibble((int) rest);
  }

  /// Fills the last byte with zeros and hands everything to the stream.
  void finish() throws IOException {
    if ((written & 1) != 0) {
      putNibble(0);
      written--;
    }
    flush();
  }

  private void putNibble(int nibble) throws IOException {
    if ((written++ & 1) == 0) {
      lower = nibble;
    } else {
      buffer[buffered++] = (byte) (nibble << 4 | lower);
      if (buffered == BUFFER_BYTES) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    target.write(buffer, 0, buffered);
    buffered = 0;
  }
}
