package creditgraph.node.search;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// The table `route_answer`, over JDBC. Every method blocks.
public final class AnswerTable {

  private final DataSource database;
  private final AnswerCodec codec;

  public AnswerTable(DataSource database, AnswerCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  /// The pairs of a snapshot that have a row; at most so many, the newest first.
  Set<Ends> pairs(SnapshotRef snapshot, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select low, high, options from route_answer where fingerprint = ?"
                    + " order by found_at desc limit ?")) {
      query.setString(1, snapshot.fingerprint());
      query.setInt(2, most);
      Set<Ends> pairs = new HashSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          pairs.add(
              new Ends(
                  new ArtistId(rows.getInt(1)), new ArtistId(rows.getInt(2)), rows.getString(3)));
        }
      }
      return pairs;
    }
  }

  Optional<PathReply> find(SnapshotRef snapshot, Ends ends) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select answer from route_answer where fingerprint = ? and low = ? and high = ?"
                    + " and options = ?")) {
      query.setString(1, snapshot.fingerprint());
      query.setInt(2, ends.low().value());
      query.setInt(3, ends.high().value());
      query.setString(4, ends.options());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(codec.read(rows.getBytes(1))) : Optional.empty();
      }
    }
  }

  /// Keeps a route; one that is there already is left.
  void keep(Ends ends, Found found) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into route_answer"
                    + " (fingerprint, low, high, options, ruleset, answer, edges_scanned)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setString(1, found.snapshot().fingerprint());
      insert.setInt(2, ends.low().value());
      insert.setInt(3, ends.high().value());
      insert.setString(4, ends.options());
      insert.setString(5, found.snapshot().ruleset().value());
      insert.setBytes(6, codec.write(found));
      insert.setLong(7, found.edgesScanned());
      insert.executeUpdate();
    }
  }

  /// Removes the routes of every other snapshot of this ruleset, and returns how many there were.
  int keepOnly(SnapshotRef current) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from route_answer where ruleset = ? and fingerprint <> ?")) {
      delete.setString(1, current.ruleset().value());
      delete.setString(2, current.fingerprint());
      return delete.executeUpdate();
    }
  }

  /// A pair, whatever its ruleset: the snapshot says that.
  ///
  /// @param options as [creditgraph.protocol.path.RouteOptions#canonical] has them, from the lower
  ///   artist to the higher
  record Ends(ArtistId low, ArtistId high, String options) {

    static Ends of(PairQuestion question) {
      return new Ends(
          question.pair().low(), question.pair().high(), question.options().canonical());
    }
  }
}
