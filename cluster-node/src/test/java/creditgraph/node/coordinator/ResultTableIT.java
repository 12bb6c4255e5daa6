package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.node.journal.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Rows of results in a real PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResultTableIT {

  private static final String JOB = "1111111111111111";
  private static final String OTHER_JOB = "2222222222222222";

  private EmbeddedPostgres postgres;
  private Database database;
  private TaskResults table;

  @BeforeAll
  void openTheDatabase() throws IOException {
    postgres = EmbeddedPostgres.start();
    database =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 2, Duration.ofSeconds(30));
    table = new ResultTable(database.results(), Runnable::run);
  }

  @AfterAll
  void closeTheDatabase() throws IOException {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void emptyTheTables() throws SQLException {
    StoredRows.delete(database);
    try (Connection connection = database.results().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from creditgraph.event_journal");
    }
  }

  @Test
  void storesEveryResultUnderItsTask() throws SQLException {
    assertThat(write(row(JOB, 0, "a"), row(OTHER_JOB, 7, "\"{\\,b}"))).isEmpty();

    assertThat(StoredRows.all(database))
        .containsExactly(row(JOB, 0, "a"), row(OTHER_JOB, 7, "\"{\\,b}"));
  }

  @Test
  void leavesAnEqualRowAsItIs() throws SQLException {
    write(row(JOB, 0, "a"));

    assertThat(write(row(JOB, 0, "a"), row(JOB, 1, "b"), row(JOB, 1, "b"))).isEmpty();

    assertThat(StoredRows.all(database)).containsExactly(row(JOB, 0, "a"), row(JOB, 1, "b"));
  }

  @Test
  void namesARowThatDiffersAndTrustsNoOtherOfItsJob() throws SQLException {
    write(row(JOB, 0, "a"), row(JOB, 1, "b"), row(OTHER_JOB, 0, "c"));

    List<Conflict> conflicts = write(row(JOB, 0, "x"), row(JOB, 2, "d"));

    assertThat(conflicts)
        .containsExactly(
            new Conflict(new TaskName(JOB, 0), row(JOB, 0, "a").hash(), row(JOB, 0, "x").hash()));
    assertThat(StoredRows.all(database)).containsExactly(row(OTHER_JOB, 0, "c"));
  }

  @Test
  void namesTwoResultsOfOneTaskThatComeTogether() {
    assertThat(write(row(JOB, 0, "a"), row(JOB, 0, "b"))).hasSize(1);
  }

  @Test
  void removesTheRowsOfForgottenJobsFirst() throws SQLException {
    write(row(JOB, 0, "a"), row(OTHER_JOB, 0, "b"), row("3333333333333333", 5, "c"));

    table.write(new Step(List.of(row(JOB, 1, "d")), Set.of(JOB), 0)).toCompletableFuture().join();

    assertThat(StoredRows.all(database)).containsExactly(row(JOB, 0, "a"), row(JOB, 1, "d"));
  }

  @Test
  void removesNothingForACoordinatorThatAnotherHasFollowed() throws SQLException {
    write(row(OTHER_JOB, 0, "b"));
    noteEvent(8);

    table.write(new Step(List.of(row(JOB, 1, "d")), Set.of(JOB), 7)).toCompletableFuture().join();

    assertThat(StoredRows.all(database)).containsExactly(row(JOB, 1, "d"), row(OTHER_JOB, 0, "b"));
  }

  @Test
  void storesNothingOfAStepThatFails() throws SQLException {
    TaskResult impossible = row(JOB, 1, "\u0000");

    assertThatThrownBy(() -> write(row(JOB, 0, "a"), impossible)).isInstanceOf(Exception.class);

    assertThat(StoredRows.all(database)).isEmpty();
  }

  private void noteEvent(int number) throws SQLException {
    try (Connection connection = database.results().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into creditgraph.event_journal (persistence_id, sequence_number, writer,
                  event_ser_id, event_ser_manifest, event_payload)
                values ('coordinator', ?, 'another', 33, '', '')
                """)) {
      insert.setInt(1, number);
      insert.executeUpdate();
    }
  }

  private List<Conflict> write(TaskResult... rows) {
    return table.write(new Step(List.of(rows), Set.of(), 0)).toCompletableFuture().join();
  }

  private static TaskResult row(String job, int index, String result) {
    return new TaskResult(new TaskName(job, index), result);
  }
}
