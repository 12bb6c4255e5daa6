package creditgraph.testkit.world;

import creditgraph.testkit.world.Truth.DumpFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// One dump file being written: the root element around its records, compressed, counted.
final class DumpOutput implements AutoCloseable {

  /// Files a tenth larger than at the usual level, for half of its time.
  private static final int LEVEL = 3;

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final String root;
  private final Counting counting;
  private final Xml xml;

  private DumpOutput(Path file, String root, Counting counting) {
    this.file = file;
    this.root = root;
    this.counting = counting;
    this.xml = new Xml(counting);
  }

  /// @param root plural of the record: `artists`
  static DumpOutput open(Path file, String root) throws IOException {
    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    DumpOutput output = new DumpOutput(file, root, new Counting(new Gzip(bytes)));
    output.xml.open(root).raw("\n");
    return output;
  }

  Xml xml() {
    return xml;
  }

  /// Ends the document.
  DumpFile finish(long records) throws IOException {
    xml.close(root).raw("\n").flush();
    return new DumpFile(
        String.valueOf(file.getFileName()),
        records,
        counting.bytes,
        HexFormat.of().formatHex(counting.digest.digest()));
  }

  @Override
  public void close() throws IOException {
    counting.close();
  }

  /// The JDK's gzip states no time and no system, so equal input gives equal output.
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(LEVEL);
    }
  }

  private static final class Counting extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest;
    private long bytes;

    Counting(OutputStream out) {
      this.out = out;
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has SHA-256", e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      digest.update(from, offset, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
