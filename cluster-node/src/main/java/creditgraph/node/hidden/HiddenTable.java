package creditgraph.node.hidden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.ChallengePicker;
import creditgraph.node.journal.OneWriter;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.hidden.HiddenPuzzle;
import creditgraph.protocol.hidden.HiddenPuzzle.Answer;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// The table `hidden_puzzle`, over JDBC. Every method blocks.
public final class HiddenTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COLUMNS = "day, month, ruleset, fingerprint, content";

  private final DataSource database;

  public HiddenTable(DataSource database) {
    this.database = database;
  }

  /// Decides about a day that has no puzzle yet.
  @FunctionalInterface
  interface Choice {

    /// @param resting artist ids hidden on days that are too near
    Optional<HiddenPuzzle> choose(Set<Integer> resting);
  }

  /// What the column `content` holds.
  private record Content(List<Reveal> reveals, Answer answer) {}

  /// Publishes what `choice` chooses for a day, in one transaction that no other publisher can come
  /// between. Returns whether the day has a puzzle now; one that it had before is left as it is.
  boolean publish(LocalDate day, Choice choice) throws SQLException {
    return OneWriter.run(
        database,
        "hidden_puzzle",
        connection -> isThere(connection, day) || insert(connection, day, choice));
  }

  Optional<HiddenPuzzle> on(LocalDate day) throws SQLException {
    return select("where day = ?", day, 1).stream().findFirst();
  }

  /// Those of some days, the latest first.
  List<HiddenPuzzle> between(LocalDate first, LocalDate last) throws SQLException {
    int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
    return before(last.plusDays(1), days).stream()
        .filter(one -> !one.day().isBefore(first))
        .toList();
  }

  /// The latest before a day, newest first.
  List<HiddenPuzzle> before(LocalDate day, int most) throws SQLException {
    return select("where day < ? order by day desc", day, most);
  }

  private List<HiddenPuzzle> select(String which, LocalDate day, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select " + COLUMNS + " from hidden_puzzle " + which + " limit ?")) {
      query.setObject(1, day);
      query.setInt(2, most);
      List<HiddenPuzzle> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(puzzle(rows));
        }
      }
      return found;
    }
  }

  private static boolean isThere(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from hidden_puzzle where day = ?")) {
      query.setObject(1, day);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static boolean insert(Connection connection, LocalDate day, Choice choice)
      throws SQLException {
    Optional<HiddenPuzzle> chosen = choice.choose(resting(connection, day));
    if (chosen.isEmpty()) {
      return false;
    }
    HiddenPuzzle one = chosen.get();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into hidden_puzzle (" + COLUMNS + ", artist_id) values (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, day);
      insert.setString(2, one.snapshot().month());
      insert.setString(3, one.snapshot().ruleset().value());
      insert.setString(4, one.snapshot().fingerprint());
      insert.setString(5, write(new Content(one.reveals(), one.answer())));
      insert.setInt(6, one.answer().artist().id().value());
      insert.executeUpdate();
    }
    return true;
  }

  private static Set<Integer> resting(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select artist_id from hidden_puzzle where day > ? and day < ?")) {
      query.setObject(1, day.minusDays(ChallengePicker.DAYS_BETWEEN));
      query.setObject(2, day.plusDays(ChallengePicker.DAYS_BETWEEN));
      Set<Integer> resting = new HashSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          resting.add(rows.getInt(1));
        }
      }
      return resting;
    }
  }

  private static HiddenPuzzle puzzle(ResultSet row) throws SQLException {
    LocalDate day = row.getObject(1, LocalDate.class);
    Content content = read(row.getString(5), day);
    return new HiddenPuzzle(
        day,
        ChallengeDay.number(day),
        new SnapshotRef(row.getString(2), new RulesetId(row.getString(3)), row.getString(4)),
        content.reveals(),
        content.answer());
  }

  private static String write(Content content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and texts is always JSON", e);
    }
  }

  private static Content read(String content, LocalDate day) throws SQLException {
    try {
      return JSON.readValue(content, Content.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("hidden_puzzle of " + day + ": its content cannot be read", e);
    }
  }
}
