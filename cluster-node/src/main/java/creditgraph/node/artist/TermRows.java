package creditgraph.node.artist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Terms on their way out of a table, some thousands at a time, in the order in which they are
/// stored: other statements may run on the connection in between.
final class TermRows {

  private static final int FETCHED = 5_000;

  private TermRows() {}

  /// @param connection in a transaction; outside one, all rows would come at once
  static void read(Connection connection, String table, CrowdedPrefixes prefixes)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select term, word, alias, artist_id, releases, matched_on from " + table)) {
      select.setFetchSize(FETCHED);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          prefixes.add(
              rows.getString(1),
              rows.getBoolean(2),
              rows.getBoolean(3),
              rows.getInt(4),
              rows.getInt(5),
              rows.getString(6));
        }
      }
    }
  }
}
