package creditgraph.node.artist;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in the text form of `COPY`.
final class CopyRows implements AutoCloseable {

  private static final int CHUNK_CHARS = 1 << 16;

  private final CopyIn target;
  private final StringBuilder buffer = new StringBuilder(CHUNK_CHARS + 4096);
  private boolean rowStarted;

  /// @param columns in the order of the fields to come
  static CopyRows into(Connection connection, String table, String columns) throws SQLException {
    return new CopyRows(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin".formatted(table, columns)));
  }

  private CopyRows(CopyIn target) {
    this.target = target;
  }

  CopyRows field(int value) {
    return field(Integer.toString(value));
  }

  CopyRows field(boolean value) {
    return field(value ? "t" : "f");
  }

  CopyRows field(String text) {
    if (rowStarted) {
      buffer.append('\t');
    }
    rowStarted = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        // PostgreSQL has no such character in texts.
        case '\0' -> buffer.append(' ');
        default -> buffer.append(c);
      }
    }
    return this;
  }

  void endRow() throws SQLException {
    buffer.append('\n');
    rowStarted = false;
    if (buffer.length() >= CHUNK_CHARS) {
      send();
    }
  }

  private void send() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    target.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /// Ends the copy; the rows of one that broke go with the transaction.
  @Override
  public void close() throws SQLException {
    send();
    target.endCopy();
  }
}
