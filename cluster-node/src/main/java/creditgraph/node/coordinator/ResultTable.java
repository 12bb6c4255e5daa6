package creditgraph.node.coordinator;

import creditgraph.node.journal.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;

/// The table `task_result`, over JDBC.
///
/// A step is one transaction of one statement, however many rows it has: the arrays travel at once,
/// and PostgreSQL flushes its log once.
public final class ResultTable implements TaskResults {

  private static final String TABLE = Database.SCHEMA + ".task_result";
  private static final String OFFERED =
      "unnest(?::text[], ?::integer[], ?::text[]) as offered(job_id, task_index, result)";

  private static final String INSERT =
      "insert into %s (job_id, task_index, result) select * from %s on conflict do nothing"
          .formatted(TABLE, OFFERED);

  private static final String DIFFERENT =
      """
      select offered.job_id, offered.task_index, stored.result, offered.result
      from %s join %s stored using (job_id, task_index)
      where stored.result <> offered.result
      """
          .formatted(OFFERED, TABLE);

  private static final String DELETE_JOBS = "delete from %s where job_id = any(?)".formatted(TABLE);

  /// Every job that has rows, found by one index probe a job.
  private static final String JOBS =
      """
      with recursive job(id) as (
        (select min(job_id) from %1$s)
        union all
        select (select min(job_id) from %1$s where job_id > job.id) from job where id is not null
      )
      select id from job where id is not null
      """
          .formatted(TABLE);

  private static final String LATER_EVENTS =
      "select exists (select from %s.event_journal where persistence_id = ? and sequence_number > ?)"
          .formatted(Database.SCHEMA);

  private final DataSource connections;
  private final Executor blocking;

  public ResultTable(DataSource connections, Executor blocking) {
    this.connections = connections;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<List<Conflict>> write(Step step) {
    return step.isEmpty()
        ? CompletableFuture.completedStage(List.of())
        : CompletableFuture.supplyAsync(() -> writeNow(step), blocking);
  }

  private List<Conflict> writeNow(Step step) {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      if (!step.onlyJobs().isEmpty()) {
        forget(connection, step);
      }
      List<Conflict> conflicts =
          insert(connection, step.rows()) == step.rows().size()
              ? List.of()
              : conflicts(connection, step.rows());
      delete(connection, conflicts.stream().map(one -> one.task().jobId()).distinct().toList());
      connection.commit();
      return conflicts;
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  /// Returns how many rows were not there before.
  private static int insert(Connection connection, List<TaskResult> rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      bind(connection, insert, rows);
      return insert.executeUpdate();
    }
  }

  private static List<Conflict> conflicts(Connection connection, List<TaskResult> rows)
      throws SQLException {
    List<Conflict> conflicts = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(DIFFERENT)) {
      bind(connection, query, rows);
      try (ResultSet different = query.executeQuery()) {
        while (different.next()) {
          TaskName task = new TaskName(different.getString(1), different.getInt(2));
          conflicts.add(
              new Conflict(
                  task,
                  new TaskResult(task, different.getString(3)).hash(),
                  new TaskResult(task, different.getString(4)).hash()));
        }
      }
    }
    return conflicts;
  }

  /// A coordinator that another has followed, and that does not know it yet, knows nothing of the
  /// other's jobs. Rows come after the event that begins their job, so whoever sees the rows first
  /// and then looks for later events finds that one.
  private static void forget(Connection connection, Step step) throws SQLException {
    List<String> others = jobsBeside(connection, step.onlyJobs());
    if (!others.isEmpty() && !isOutdated(connection, step.known())) {
      delete(connection, others);
    }
  }

  private static boolean isOutdated(Connection connection, long known) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LATER_EVENTS)) {
      query.setString(1, Coordinator.ID.id());
      query.setLong(2, known);
      try (ResultSet later = query.executeQuery()) {
        return later.next() && later.getBoolean(1);
      }
    }
  }

  private static List<String> jobsBeside(Connection connection, Set<String> kept)
      throws SQLException {
    List<String> others = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(JOBS);
        ResultSet jobs = query.executeQuery()) {
      while (jobs.next()) {
        others.add(jobs.getString(1));
      }
    }
    others.removeAll(kept);
    return others;
  }

  private static void delete(Connection connection, List<String> jobs) throws SQLException {
    if (jobs.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE_JOBS)) {
      delete.setArray(1, connection.createArrayOf("text", jobs.toArray()));
      delete.executeUpdate();
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, List<TaskResult> rows)
      throws SQLException {
    statement.setArray(1, array(connection, "text", rows, row -> row.task().jobId()));
    statement.setArray(2, array(connection, "integer", rows, row -> row.task().index()));
    statement.setArray(3, array(connection, "text", rows, TaskResult::result));
  }

  private static Array array(
      Connection connection, String type, List<TaskResult> rows, Function<TaskResult, Object> field)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(field).toArray());
  }
}
