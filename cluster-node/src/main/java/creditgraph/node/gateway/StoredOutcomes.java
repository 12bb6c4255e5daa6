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
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Reads what the tasks of a job came to, where the coordinator has put it.
final class StoredOutcomes {

  private static final String ROWS =
      "select result from %s.task_result where job_id = ? order by task_index"
          .formatted(Database.SCHEMA);

  private static final int ROWS_AT_ONCE = 64;

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

  /// Tells them one after the other, in the order of the tasks, on one thread of the executor. For
  /// rows that are too many to be held together.
  CompletionStage<Void> each(String jobId, Consumer<TaskOutcome> taker) {
    return CompletableFuture.runAsync(() -> readNow(jobId, taker), blocking);
  }

  private List<TaskOutcome> readNow(String jobId) {
    List<TaskOutcome> outcomes = new ArrayList<>();
    readNow(jobId, outcomes::add);
    return outcomes;
  }

  private void readNow(String jobId, Consumer<TaskOutcome> taker) {
    try (Connection connection = connections.getConnection();
        PreparedStatement query = connection.prepareStatement(ROWS)) {
      // Outside a transaction the driver would hold all rows at once.
      connection.setAutoCommit(false);
      query.setFetchSize(ROWS_AT_ONCE);
      query.setString(1, jobId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          taker.accept(ResultRow.read(rows.getString(1)));
        }
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
