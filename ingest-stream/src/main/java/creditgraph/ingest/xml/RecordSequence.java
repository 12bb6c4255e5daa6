package creditgraph.ingest.xml;

import creditgraph.ingest.xml.Sanitizer.Slice;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Records one behind the other, as the content of one element: a document for a parser that would
/// rather read many records than begin for each.
final class RecordSequence extends InputStream {

  private static final Slice START = slice("<r>");
  private static final Slice END = slice("</r>");

  private final List<Slice> records;
  private int next;
  private Slice piece = START;
  private int given;

  /// @param from index of the first record of the document
  RecordSequence(List<Slice> records, int from) {
    this.records = records;
    this.next = from;
  }

  /// Bytes of the document before its first record; every record adds its own.
  static long startOfRecords() {
    return START.length();
  }

  @Override
  public int read() {
    return nextPiece() ? piece.bytes()[piece.offset() + given++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int read = 0;
    while (read < length && nextPiece()) {
      int part = Math.min(length - read, piece.length() - given);
      System.arraycopy(piece.bytes(), piece.offset() + given, into, offset + read, part);
      given += part;
      read += part;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  /// @return false at the end of the document
  private boolean nextPiece() {
    while (given == piece.length()) {
      if (next > records.size()) {
        return false;
      }
      piece = next == records.size() ? END : records.get(next);
      next++;
      given = 0;
    }
    return true;
  }

  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new Slice(bytes, 0, bytes.length);
  }
}
