package creditgraph.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A PostgreSQL server of the run that keeps its promises: a commit is on the disk.
final class BenchDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;

  private BenchDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /// @throws IllegalStateException when a commit would not be on the disk
  static BenchDatabase start(Path files) throws IOException {
    BenchDatabase database =
        new BenchDatabase(
            EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      if (!database.answer("show " + setting).equals("on")) {
        database.close();
        throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
      }
    }
    return database;
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /// Results that stand in the database.
  ///
  /// @param sampleId as the gateway gave it
  long results(String sampleId) {
    return Long.parseLong(
        answer("select count(*) from creditgraph.task_result where job_id = '" + sampleId + "'"));
  }

  private String answer(String query) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
