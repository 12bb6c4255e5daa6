package creditgraph.node.artist;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Puts the names of a snapshot into the database and takes old ones out.
///
/// Each method is one transaction, so a node or a connection that dies in the middle leaves nothing
/// behind. Control nodes that load at once take turns by an advisory lock; the second finds nothing
/// to do.
final class ArtistNameStore implements NameStore {

  /// Snapshots kept for each ruleset: the current one and the one before it.
  private static final int KEPT = 2;

  /// How long dropping waits for searches that run, and keeps new ones waiting behind itself, or
  /// for a load of another node.
  private static final String DROP_PATIENCE = "500ms";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource database;

  ArtistNameStore(DataSource database) {
    this.database = database;
  }

  @Override
  public List<SnapshotRef> loaded() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select month, ruleset, fingerprint from loaded_names order by current_at");
        ResultSet rows = query.executeQuery()) {
      List<SnapshotRef> loaded = new ArrayList<>();
      while (rows.next()) {
        loaded.add(
            new SnapshotRef(
                rows.getString(1), new RulesetId(rows.getString(2)), rows.getString(3)));
      }
      return loaded;
    }
  }

  @Override
  public void load(SnapshotRef ref, Snapshot snapshot) throws SQLException {
    inTransaction(connection -> {
      lock(connection);
      if (!becomesCurrent(connection, ref)) {
        NameTables.of(connection, ref.fingerprint()).create(snapshot);
        register(connection, ref, snapshot.manifest().artistCount());
      }
    });
  }

  @Override
  public boolean dropOld(SnapshotRef current) throws SQLException {
    try {
      inTransaction(connection -> {
        execute(connection, "set local lock_timeout = '" + DROP_PATIENCE + "'");
        lock(connection);
        for (String fingerprint : old(connection, current)) {
          NameTables.of(connection, fingerprint).drop();
          forget(connection, fingerprint);
        }
      });
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void lock(Connection connection) throws SQLException {
    execute(connection, "select pg_advisory_xact_lock(hashtext('creditgraph.loaded_names'))");
  }

  /// False when the snapshot is not loaded.
  private static boolean becomesCurrent(Connection connection, SnapshotRef ref)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update loaded_names set current_at = clock_timestamp() where fingerprint = ?")) {
      update.setString(1, ref.fingerprint());
      return update.executeUpdate() > 0;
    }
  }

  private static void register(Connection connection, SnapshotRef ref, int artists)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into loaded_names (fingerprint, ruleset, month, artists)"
                + " values (?, ?, ?, ?)")) {
      insert.setString(1, ref.fingerprint());
      insert.setString(2, ref.ruleset().value());
      insert.setString(3, ref.month());
      insert.setInt(4, artists);
      insert.executeUpdate();
    }
  }

  private static List<String> old(Connection connection, SnapshotRef current) throws SQLException {
    List<String> old = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select fingerprint from loaded_names where ruleset = ? and fingerprint <> ?"
                + " order by current_at desc offset ?")) {
      query.setString(1, current.ruleset().value());
      query.setString(2, current.fingerprint());
      query.setInt(3, KEPT - 1);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
    }
    return old;
  }

  private static void forget(Connection connection, String fingerprint) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from loaded_names where fingerprint = ?")) {
      delete.setString(1, fingerprint);
      delete.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void inTransaction(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /// A connection that is gone has rolled back already; why it went is the failure to tell.
  private static void rollback(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
