package creditgraph.node.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL with our schema in it: opened once at start, shared by whoever speaks JDBC.
public final class Database implements AutoCloseable {

  /// All our tables, the journal's included.
  public static final String SCHEMA = "creditgraph";

  private static final int CONNECT_TIMEOUT_SECONDS = 5;
  private static final long BORROW_TIMEOUT_MILLIS = 3_000;
  private static final int RETRY_SECONDS = 1;

  /// Results are written one batch at a time; the second is for a coordinator that has just moved
  /// while its predecessor still writes.
  private static final int RESULT_CONNECTIONS = 2;

  private final HikariDataSource names;
  private final HikariDataSource results;

  private Database(HikariDataSource names, HikariDataSource results) {
    this.names = names;
    this.results = results;
  }

  /// Waits for the database, brings the schema up to date and opens the connections.
  ///
  /// @param connectWithin how long a database that does not answer yet is waited for
  /// @throws DatabaseUnavailable when it never answered, refused the user, or the schema could not
  ///   be brought up to date
  public static Database open(
      String url, String user, String password, int connections, Duration connectWithin) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(url);
      source.setUser(user);
      source.setPassword(password);
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
      Flyway.configure()
          .dataSource(source)
          .connectRetries(Math.toIntExact(connectWithin.toSeconds() / RETRY_SECONDS))
          .connectRetriesInterval(RETRY_SECONDS)
          .schemas(SCHEMA)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailable(
          "database: user " + user + " cannot use it: " + rootMessage(e), e);
    }
    return new Database(
        pool("names", source, connections), pool("results", source, RESULT_CONNECTIONS));
  }

  /// For names; as many as was said at the start.
  public DataSource connections() {
    return names;
  }

  /// For the results of tasks, which must not wait behind a search for names.
  public DataSource results() {
    return results;
  }

  /// Its pools of connections by name.
  public Map<String, HikariDataSource> pools() {
    return Map.of(names.getPoolName(), names, results.getPoolName(), results);
  }

  /// True when the database answers a query. Blocks, at most a few seconds.
  public boolean answers() {
    try (Connection connection = names.getConnection();
        PreparedStatement query = connection.prepareStatement("select 1")) {
      return query.execute();
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    names.close();
    results.close();
  }

  private static HikariDataSource pool(String name, PGSimpleDataSource source, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BORROW_TIMEOUT_MILLIS);
    // The trigram extension may have been installed in `public` before us.
    config.setConnectionInitSql("set search_path to " + SCHEMA + ", public");
    return new HikariDataSource(config);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
