package creditgraph.node.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// A transaction that no other writer of a table can come between: whoever reads and then writes
/// what follows from it is not overtaken. Readers do not wait.
public final class OneWriter {

  private OneWriter() {}

  /// What is read and written.
  @FunctionalInterface
  public interface Step {
    boolean run(Connection connection) throws SQLException;
  }

  /// Runs a step and commits, or rolls back when it fails. Blocks while another writer is at it.
  ///
  /// @param table its name, as it stands in the program
  public static boolean run(DataSource database, String table, Step step) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("lock table " + table + " in share row exclusive mode");
        boolean outcome = step.run(connection);
        connection.commit();
        return outcome;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
