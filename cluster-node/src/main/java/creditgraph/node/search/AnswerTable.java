package creditgraph.node.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;

/// The table `route_answer`, over JDBC. Answers are written as they travel between nodes, so a row
/// of an older version is read as an older node's message is. Every method blocks.
public final class AnswerTable {

  private final DataSource database;
  private final ObjectMapper cbor;

  private AnswerTable(DataSource database, ObjectMapper cbor) {
    this.database = database;
    this.cbor = cbor;
  }

  public static AnswerTable of(DataSource database, ActorSystem<?> system) {
    return new AnswerTable(
        database,
        JacksonObjectMapperProvider.get(system).getOrCreate("jackson-cbor", Optional.empty()));
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
        return rows.next() ? Optional.of(read(rows.getBytes(1))) : Optional.empty();
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
      insert.setBytes(6, cbor.writeValueAsBytes(found));
      insert.setLong(7, found.edgesScanned());
      insert.executeUpdate();
    } catch (IOException e) {
      throw new UncheckedIOException("a route cannot be written", e);
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

  private PathReply read(byte[] bytes) {
    try {
      return cbor.readValue(bytes, PathReply.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored route cannot be read", e);
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
