package creditgraph.ingest.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// The registry in PostgreSQL: `creditgraph_registry.snapshot_event`, in a schema of its own, so
/// that pipeline and nodes bring theirs up to date without each other.
///
/// One connection; each row is a transaction.
public final class JdbcSnapshotRegistry implements SnapshotRegistry {

  static final String SCHEMA = "creditgraph_registry";

  private static final int CONNECT_TIMEOUT_SECONDS = 5;
  private static final int CONNECT_RETRIES = 1;

  private static final String COLUMNS =
      "action, state, place, month, ruleset, fingerprint, replaces, artists, releases, credits,"
          + " bytes, who, command, build_commit, note";

  private final Connection connection;
  private final String address;
  private final Author author;

  private JdbcSnapshotRegistry(Connection connection, String address, Author author) {
    this.connection = connection;
    this.address = address;
    this.author = author;
  }

  /// Brings the schema up to date and connects. A server that is just starting is waited for.
  ///
  /// @param url `jdbc:postgresql:…`
  public static JdbcSnapshotRegistry open(String url, String user, String password, Author author) {
    String address = url.replaceFirst("\\?.*", "");
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser(user);
      source.setPassword(password);
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
      Flyway.configure()
          .dataSource(source)
          .connectRetries(CONNECT_RETRIES)
          .connectRetriesInterval(1)
          .schemas(SCHEMA)
          .locations("classpath:db/registry")
          .load()
          .migrate();
      Connection connection = source.getConnection();
      connection.setSchema(SCHEMA);
      return new JdbcSnapshotRegistry(connection, address, author);
    } catch (SQLException | FlywayException | IllegalArgumentException e) {
      throw unavailable(address, e, "Nothing has changed. Start it, or name another database.");
    }
  }

  @Override
  public long intend(Operation operation) {
    return insert(operation, State.INTENDED, "");
  }

  @Override
  public void refuse(Operation operation, String reason) {
    insert(operation, State.REFUSED, reason);
  }

  private long insert(Operation operation, State state, String note) {
    String sql =
        "insert into snapshot_event (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                .formatted(COLUMNS)
            + " returning id";
    SnapshotFacts snapshot = operation.snapshot();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int column = 0;
      insert.setString(++column, operation.action().word());
      insert.setString(++column, state.word());
      insert.setString(++column, author.place());
      insert.setString(++column, snapshot.month());
      insert.setString(++column, snapshot.ruleset());
      insert.setString(++column, snapshot.fingerprint());
      insert.setString(++column, operation.replaces());
      insert.setInt(++column, snapshot.artists());
      insert.setInt(++column, snapshot.releases());
      insert.setLong(++column, snapshot.credits());
      insert.setLong(++column, snapshot.bytes());
      setAuthorAndNote(insert, column, note);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw unavailable(address, e, "Nothing has changed. Try again when it is back.");
    }
  }

  /// What the first row says about the snapshot is repeated, so that each row can be read alone.
  @Override
  public void conclude(long intended, State state, String note) {
    String sql =
        """
        insert into snapshot_event (begun_by, %s)
        select id, action, ?, place, month, ruleset, fingerprint, replaces, artists, releases, \
        credits, bytes, ?, ?, ?, ? from snapshot_event where id = ?
        """
            .formatted(COLUMNS);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, state.word());
      int last = setAuthorAndNote(insert, 1, note);
      insert.setLong(last + 1, intended);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(
          address,
          e,
          "What was to be done to the files is done; only its end is not noted, which the next"
              + " publish, rollback or prune makes good.");
    }
  }

  private int setAuthorAndNote(PreparedStatement insert, int before, String note)
      throws SQLException {
    int column = before;
    insert.setString(++column, author.who());
    insert.setString(++column, author.command());
    insert.setString(++column, author.buildCommit());
    insert.setString(++column, note);
    return column;
  }

  @Override
  public List<RegistryEvent> unfinished() {
    return select(
        "where place = ? and state = 'intended' and not exists"
            + " (select from snapshot_event ended where ended.begun_by = snapshot_event.id)"
            + " order by id limit ?",
        Integer.MAX_VALUE);
  }

  @Override
  public List<RegistryEvent> newest(int limit) {
    return select("where place = ? order by id desc limit ?", limit);
  }

  private List<RegistryEvent> select(String condition, int limit) {
    String sql = "select id, at, %s from snapshot_event %s".formatted(COLUMNS, condition);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, author.place());
      query.setInt(2, limit);
      List<RegistryEvent> events = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
      return List.copyOf(events);
    } catch (SQLException e) {
      throw unavailable(address, e, "Nothing has changed. Try again when it is back.");
    }
  }

  private static RegistryEvent event(ResultSet row) throws SQLException {
    SnapshotFacts snapshot =
        new SnapshotFacts(
            row.getString("month"),
            row.getString("ruleset"),
            row.getString("fingerprint"),
            row.getInt("artists"),
            row.getInt("releases"),
            row.getLong("credits"),
            row.getLong("bytes"));
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    return new RegistryEvent(
        row.getLong("id"),
        at,
        State.of(row.getString("state")),
        new Operation(Action.of(row.getString("action")), snapshot, row.getString("replaces")),
        new Author(
            row.getString("who"),
            row.getString("place"),
            row.getString("command"),
            row.getString("build_commit")),
        row.getString("note"));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unavailable(address, e, "Everything was noted before.");
    }
  }

  private static RegistryUnavailable unavailable(String address, Exception e, String whatToDo) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason =
        String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given").strip();
    return new RegistryUnavailable(
        "the snapshot registry at %s does not answer: %s. %s"
            .formatted(address, reason.replaceFirst("\\.$", ""), whatToDo),
        e);
  }
}
