package creditgraph.node.challenge;

import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.ChallengePicker;
import creditgraph.game.challenge.ChallengePicker.Taken;
import creditgraph.node.journal.OneWriter;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.path.NamedArtist;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The table `challenge`, over JDBC. Every method blocks.
public final class ChallengeTable {

  private static final String COLUMNS =
      "day, month, ruleset, fingerprint, from_id, from_name, from_releases, to_id, to_name,"
          + " to_releases, par, routes, difficulty, band";

  private static final String INSERT =
      "insert into challenge (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          .formatted(COLUMNS);

  private final DataSource database;

  public ChallengeTable(DataSource database) {
    this.database = database;
  }

  /// Decides about a day that has no challenge yet.
  @FunctionalInterface
  interface Choice {

    /// @param taken ends of challenges that stand near enough to matter
    Optional<Challenge> choose(List<Taken> taken);
  }

  /// Publishes what `choice` chooses for a day, in one transaction that no other publisher can come
  /// between. Returns whether the day has a challenge now; one that it had before is left as it is.
  boolean publish(LocalDate day, Choice choice) throws SQLException {
    return OneWriter.run(database, "challenge", connection -> publish(connection, day, choice));
  }

  private static boolean publish(Connection connection, LocalDate day, Choice choice)
      throws SQLException {
    if (!days(connection, day, day).isEmpty()) {
      return true;
    }
    Optional<Challenge> chosen = choice.choose(taken(connection, day));
    if (chosen.isPresent()) {
      insert(connection, day, chosen.get());
    }
    return chosen.isPresent();
  }

  /// Of these days those that have none.
  List<LocalDate> without(LocalDate first, LocalDate last) throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<LocalDate> missing = new ArrayList<>(first.datesUntil(last.plusDays(1)).toList());
      missing.removeAll(days(connection, first, last));
      return missing;
    }
  }

  Optional<Challenge> on(LocalDate day) throws SQLException {
    return select("where day = ?", day, 1).stream().findFirst();
  }

  /// Those of some days, the oldest first.
  List<Challenge> between(LocalDate first, LocalDate last) throws SQLException {
    int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
    return select("where day >= ? order by day", first, days).stream()
        .filter(one -> one.id() instanceof OfDay of && !of.day().isAfter(last))
        .toList();
  }

  /// The latest before a day, newest first.
  List<Challenge> before(LocalDate day, int most) throws SQLException {
    return select("where day < ? order by day desc", day, most);
  }

  private List<Challenge> select(String which, LocalDate day, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select " + COLUMNS + " from challenge " + which + " limit ?")) {
      query.setObject(1, day);
      query.setInt(2, most);
      List<Challenge> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(challenge(rows));
        }
      }
      return found;
    }
  }

  private static List<LocalDate> days(Connection connection, LocalDate first, LocalDate last)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select day from challenge where day between ? and ?")) {
      query.setObject(1, first);
      query.setObject(2, last);
      List<LocalDate> days = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          days.add(rows.getObject(1, LocalDate.class));
        }
      }
      return days;
    }
  }

  private static List<Taken> taken(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select day, from_id, to_id from challenge where day between ? and ?")) {
      query.setObject(1, day.minusDays(ChallengePicker.DAYS_BETWEEN));
      query.setObject(2, day.plusDays(ChallengePicker.DAYS_BETWEEN));
      List<Taken> taken = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          LocalDate of = rows.getObject(1, LocalDate.class);
          taken.add(new Taken(of, rows.getInt(2)));
          taken.add(new Taken(of, rows.getInt(3)));
        }
      }
      return taken;
    }
  }

  private static void insert(Connection connection, LocalDate day, Challenge one)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, day);
      insert.setString(2, one.snapshot().month());
      insert.setString(3, one.snapshot().ruleset().value());
      insert.setString(4, one.snapshot().fingerprint());
      insert.setInt(5, one.from().id().value());
      insert.setString(6, one.from().name());
      insert.setInt(7, one.from().releases());
      insert.setInt(8, one.to().id().value());
      insert.setString(9, one.to().name());
      insert.setInt(10, one.to().releases());
      insert.setInt(11, one.par());
      insert.setLong(12, one.routes());
      insert.setInt(13, one.difficulty());
      insert.setString(14, one.band());
      insert.executeUpdate();
    }
  }

  private static Challenge challenge(ResultSet row) throws SQLException {
    LocalDate day = row.getObject(1, LocalDate.class);
    return new Challenge(
        new OfDay(day),
        ChallengeDay.number(day),
        new SnapshotRef(row.getString(2), new RulesetId(row.getString(3)), row.getString(4)),
        new NamedArtist(new ArtistId(row.getInt(5)), row.getString(6), row.getInt(7)),
        new NamedArtist(new ArtistId(row.getInt(8)), row.getString(9), row.getInt(10)),
        row.getInt(11),
        row.getLong(12),
        row.getInt(13),
        row.getString(14));
  }
}
