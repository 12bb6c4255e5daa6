package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// What the database holds of one finished job: the results of its tasks, and what the coordinator
/// has noted of it. Nodes may lie about both; the database is asked itself.
///
/// @param rows the result of each task, by its index
/// @param accepted the indexes of the tasks that the journal says are done, in the order of the
///   journal
record JobRecord(List<String> rows, List<Integer> accepted) {

  private static final String COORDINATOR = "coordinator";
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  /// Two rows of one task cannot be: they are the table's primary key.
  private static final String ROWS =
      "select task_index, result from creditgraph.task_result where job_id = ? order by task_index";

  private static final String EVENTS =
      """
      select sequence_number, writer, event_ser_manifest, event_payload
      from creditgraph.event_journal where persistence_id = ? order by sequence_number
      """;

  /// Reads it. The job must be among the last thousand events, which the journal keeps.
  ///
  /// @throws AssertionError when the journal itself is not in order
  static JobRecord of(DataSource database, String job) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      return new JobRecord(rows(connection, job), accepted(connection, job));
    }
  }

  /// Every task was accepted once, and there is a result of each, the same as in the other run.
  void requireSame(String label, JobRecord undisturbed) {
    assertThat(accepted).as("%s: tasks accepted twice", label).doesNotHaveDuplicates();
    assertThat(rows).as("%s: results", label).isEqualTo(undisturbed.rows());
    assertThat(accepted)
        .as("%s: tasks accepted", label)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows.size()).boxed().toList());
  }

  private static List<String> rows(Connection connection, String job) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(ROWS)) {
      query.setString(1, job);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          assertThat(found.getInt(1)).as("next row of %s", job).isEqualTo(rows.size());
          rows.add(found.getString(2));
        }
      }
    }
    return rows;
  }

  private static List<Integer> accepted(Connection connection, String job)
      throws SQLException, IOException {
    List<Integer> accepted = new ArrayList<>();
    Writers writers = new Writers();
    try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
      query.setString(1, COORDINATOR);
      try (ResultSet events = query.executeQuery()) {
        while (events.next()) {
          writers.next(events.getLong(1), events.getString(2));
          if (!events.getString(3).endsWith("TasksAccepted")) {
            continue;
          }
          JsonNode event = CBOR.readTree(events.getBytes(4));
          if (event.path("sampleId").asText().equals(job)) {
            event.path("taskIndexes").forEach(index -> accepted.add(index.asInt()));
          }
        }
      }
    }
    return accepted;
  }

  /// One coordinator after the other: no number left out, and nobody goes on writing after another
  /// has begun.
  private static final class Writers {

    private final Set<String> past = new HashSet<>();
    private String current = "";
    private long last;

    void next(long number, String writer) {
      if (last > 0) {
        assertThat(number).as("event after %d", last).isEqualTo(last + 1);
      }
      last = number;
      if (!writer.equals(current)) {
        assertThat(past.add(writer)).as("event %d by %s, again", number, writer).isTrue();
        current = writer;
      }
    }
  }
}
