package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.node.journal.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
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
  void emptyTheTable() throws SQLException {
    StoredRows.delete(database);
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

    table.write(new Step(List.of(row(JOB, 1, "d")), Set.of(JOB))).toCompletableFuture().join();

    assertThat(StoredRows.all(database)).containsExactly(row(JOB, 0, "a"), row(JOB, 1, "d"));
  }

  @Test
  void storesNothingOfAStepThatFails() throws SQLException {
    TaskResult impossible = row(JOB, 1, "\u0000");

    assertThatThrownBy(() -> write(row(JOB, 0, "a"), impossible)).isInstanceOf(Exception.class);

    assertThat(StoredRows.all(database)).isEmpty();
  }

  private List<Conflict> write(TaskResult... rows) {
    return table.write(new Step(List.of(rows), Set.of())).toCompletableFuture().join();
  }

  private static TaskResult row(String job, int index, String result) {
    return new TaskResult(new TaskName(job, index), result);
  }
}
