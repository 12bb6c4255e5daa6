package creditgraph.node.coordinator;

import creditgraph.node.journal.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What is in the table of results, for tests.
final class StoredRows {

  private StoredRows() {}

  /// In the order of their tasks.
  static List<TaskResult> all(Database database) throws SQLException {
    List<TaskResult> rows = new ArrayList<>();
    try (Connection connection = database.results().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select job_id, task_index, result from creditgraph.task_result order by 1, 2")) {
      while (found.next()) {
        rows.add(
            new TaskResult(new TaskName(found.getString(1), found.getInt(2)), found.getString(3)));
      }
    }
    return rows;
  }

  static void delete(Database database) throws SQLException {
    try (Connection connection = database.results().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from creditgraph.task_result");
    }
  }
}
