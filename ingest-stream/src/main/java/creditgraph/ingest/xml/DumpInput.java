package creditgraph.ingest.xml;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// The XML bytes of a dump file, inflated when the file is gzip, which its first two bytes say.
interface DumpInput extends Closeable {

  static DumpInput open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      bytes.fill();
      return GzipInput.startsHere(bytes) ? new GzipInput(bytes) : new PlainInput(bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// Reads at least one byte into `target`.
  ///
  /// @return how many, or -1 at the end
  int read(byte[] target, int offset, int length) throws IOException;

  /// How many bytes of the file itself have been used.
  long filePosition();
}
