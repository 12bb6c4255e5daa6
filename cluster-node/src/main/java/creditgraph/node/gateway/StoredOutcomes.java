package creditgraph.node.gateway;

import creditgraph.node.coordinator.ResultRow;
import creditgraph.node.journal.Database;
import creditgraph.protocol.work.TaskOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/// Reads what the tasks of a job came to, where the coordinator has put it.
final class StoredOutcomes {

  private static final String ROWS =
      "select result from %s.task_result where job_id = ? order by task_index"
          .formatted(Database.SCHEMA);

  private final DataSource connections;
  private final Executor blocking;

  StoredOutcomes(DataSource connections, Executor blocking) {
    this.connections = connections;
    this.blocking = blocking;
  }

  /// In the order of the tasks; fails when the database does not answer.
  CompletionStage<List<TaskOutcome>> of(String jobId) {
    return CompletableFuture.supplyAsync(() -> readNow(jobId), blocking);
  }

  private List<TaskOutcome> readNow(String jobId) {
    List<TaskOutcome> outcomes = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        PreparedStatement query = connection.prepareStatement(ROWS)) {
      query.setString(1, jobId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          outcomes.add(ResultRow.read(rows.getString(1)));
        }
      }
      return outcomes;
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
