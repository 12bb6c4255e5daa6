package creditgraph.ingest.profile;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.graph.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// A DuckDB in memory with a view for each table of a catalog, named like the table; it reads the
/// Parquet files and changes nothing.
///
/// What does not fit into its memory goes to a directory of its own, which is removed on close. For
/// one thread; the queries themselves use several.
public final class CatalogDatabase implements AutoCloseable {

  /// Makes one value of one row.
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Takes one row.
  public interface RowTaker {
    void take(ResultSet row) throws SQLException, IOException;
  }

  /// How the database begins to say that it is short of memory.
  private static final String TOO_LARGE = "Out of Memory Error: ";

  private final Connection connection;
  private final QueryLimits limits;
  private final Path overflow;

  private CatalogDatabase(Connection connection, QueryLimits limits, Path overflow) {
    this.connection = connection;
    this.limits = limits;
    this.overflow = overflow;
  }

  /// @param overflow a directory that is not there, or is of no more use
  public static CatalogDatabase open(QueryLimits limits, Path overflow) throws IOException {
    DurableFiles.deleteTree(overflow);
    Files.createDirectories(overflow);
    try {
      CatalogDatabase database =
          new CatalogDatabase(DriverManager.getConnection("jdbc:duckdb:"), limits, overflow);
      database.execute("SET memory_limit = '" + limits.memory() + "'");
      database.execute("SET temp_directory = " + quoted(overflow));
      database.execute("SET preserve_insertion_order = false");
      if (limits.threads() > 0) {
        database.execute("SET threads = " + limits.threads());
      }
      return database;
    } catch (SQLException e) {
      throw new IOException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  /// Makes the catalog's tables views.
  ///
  /// @param schema the views are in it: `main`, or another that is made
  public CatalogDatabase withCatalog(String schema, CatalogLayout catalog) throws IOException {
    execute("CREATE SCHEMA IF NOT EXISTS " + schema);
    for (CatalogTable<?> table : CatalogTables.ALL) {
      boolean credits = table == CatalogTables.CREDIT;
      Path files = catalog.table(table).resolve(credits ? "*/*.parquet" : "*.parquet");
      execute(
          "CREATE VIEW %s.%s AS SELECT * FROM read_parquet(%s, hive_partitioning = %s)"
              .formatted(schema, table.name(), quoted(files), credits));
    }
    return this;
  }

  /// For statements without an answer.
  public void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// The one number that a query answers.
  public long number(String sql) throws IOException {
    return rows(sql, row -> row.getLong(1)).getFirst();
  }

  public <T> List<T> rows(String sql, RowReader<T> reader) throws IOException {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(reader.read(row)));
    return rows;
  }

  /// Gives the rows of a long answer one by one.
  public void each(String sql, RowTaker taker) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        taker.take(result);
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// The one number that a query over some numbers answers.
  ///
  /// @param query has `%s` where the table stands whose column `number` holds them
  public long countOf(IntStream numbers, String query) throws IOException {
    String table = "numbers_asked_for";
    execute("CREATE TABLE " + table + " (number INTEGER)");
    try (DuckDBAppender rows =
        connection
            .unwrap(DuckDBConnection.class)
            .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
      for (PrimitiveIterator.OfInt next = numbers.iterator(); next.hasNext(); ) {
        rows.beginRow();
        rows.append(next.nextInt());
        rows.endRow();
      }
    } catch (SQLException e) {
      throw failed("appending to " + table, e);
    }
    try {
      return number(query.formatted(table));
    } finally {
      execute("DROP TABLE " + table);
    }
  }

  private IOException failed(String sql, SQLException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.startsWith(TOO_LARGE)) {
      String first = reason.lines().findFirst().orElse(reason);
      return new QueryTooLarge(limits, first.substring(TOO_LARGE.length()), e);
    }
    return new IOException("DuckDB: " + e.getMessage() + "\nin: " + sql, e);
  }

  /// A path as a text of SQL.
  public static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not close: " + e.getMessage(), e);
    } finally {
      DurableFiles.deleteTree(overflow);
    }
  }
}
