package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.MasterRow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads catalog files with a reader that is not ours.
class CatalogDuckDbTest {

  @TempDir Path directory;
  private Connection duckDb;

  @BeforeEach
  void connect() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void disconnect() throws SQLException {
    duckDb.close();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void countsTheRowsAndKnowsTheColumns(CatalogTable<?> table) throws IOException, SQLException {
    Path file = write(table, directory.resolve("part-00000.parquet"), 1_234, CreditRow.MAIN);

    assertThat(query("SELECT count(*) FROM '" + file + "'")).containsExactly("1234");
    assertThat(query("SELECT column_name FROM (DESCRIBE SELECT * FROM '" + file + "')"))
        .isEqualTo(table.columns().stream().map(CatalogColumn::name).toList());
    assertThat(query("SELECT DISTINCT column_type FROM (DESCRIBE SELECT * FROM '" + file + "')"))
        .isSubsetOf("INTEGER", "BIGINT", "BOOLEAN", "VARCHAR", "VARCHAR[]", "INTEGER[]");
  }

  @Test
  void readsTheSameTextsAndLists() throws IOException, SQLException {
    Path file = directory.resolve("master.parquet");
    List<MasterRow> rows = SeededRows.of(CatalogTables.MASTER, 11, 500);
    write(CatalogTables.MASTER, file, 500, CreditRow.MAIN);

    assertThat(query("SELECT title FROM '" + file + "' ORDER BY id"))
        .isEqualTo(rows.stream().map(MasterRow::title).toList());
    assertThat(query("SELECT array_to_string(genres, '~') FROM '" + file + "' ORDER BY id"))
        .isEqualTo(rows.stream().map(row -> String.join("~", row.genres())).toList());
    assertThat(query("SELECT CAST(year AS VARCHAR) FROM '" + file + "' ORDER BY id"))
        .isEqualTo(rows.stream().map(row -> String.valueOf(row.year())).toList());
  }

  @Test
  void readsTheSameListsOfNumbers() throws IOException, SQLException {
    Path file = directory.resolve("credit.parquet");
    List<CreditRow> rows = SeededRows.of(CatalogTables.CREDIT, 11, 500);
    write(CatalogTables.CREDIT, file, 500, CreditRow.MAIN);

    assertThat(query("SELECT track_sequences FROM '" + file + "' ORDER BY release_id"))
        .isEqualTo(rows.stream().map(row -> row.trackSequences().toString()).toList());
  }

  @Test
  void findsTheScopeOfACreditInItsPartition() throws IOException, SQLException {
    CatalogLayout layout = new CatalogLayout(directory);
    for (int i = 0; i < CreditRow.SCOPES.size(); i++) {
      String scope = CreditRow.SCOPES.get(i);
      write(CatalogTables.CREDIT, layout.creditPart(scope, 0), 10 * (i + 1), scope);
    }

    String credits =
        "read_parquet('"
            + layout.table(CatalogTables.CREDIT)
            + "/*/*.parquet', hive_partitioning = true)";
    assertThat(
            query("SELECT scope || ' ' || count(*) FROM " + credits + " GROUP BY scope ORDER BY 1"))
        .containsExactly("extra 20", "main 10", "track 30", "track-extra 40");
  }

  static List<CatalogTable<?>> tables() {
    return CatalogTables.ALL;
  }

  private static <R extends Record> Path write(
      CatalogTable<R> table, Path file, int rows, String scope) throws IOException {
    try (CatalogWriter<R> writer = CatalogWriter.open(file, table)) {
      for (R row : SeededRows.of(table, 11, rows, scope)) {
        writer.write(row);
      }
    }
    return file;
  }

  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }
}
