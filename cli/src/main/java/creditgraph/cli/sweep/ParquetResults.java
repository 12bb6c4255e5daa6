package creditgraph.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Turns the results of a sweep from CSV into Parquet, with the types that the data dictionary
/// states.
///
/// One thread and the order of the points, so that equal results are equal bytes. An empty cell is
/// null.
final class ParquetResults {

  private ParquetResults() {}

  /// @throws IOException when a cell is not of its column's type, or a file cannot be read or
  ///   written
  static void write(Path csv, Path columns, Path parquet) throws IOException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(
          "COPY (SELECT %s FROM %s ORDER BY point) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(String.join(", ", casts(statement, columns)), rows(csv), quoted(parquet)));
    } catch (SQLException e) {
      throw new IOException("cannot write %s: %s".formatted(parquet, e.getMessage()), e);
    }
  }

  private static List<String> casts(Statement statement, Path columns) throws SQLException {
    List<String> casts = new ArrayList<>();
    try (ResultSet column =
        statement.executeQuery("SELECT \"column\", type FROM " + rows(columns))) {
      while (column.next()) {
        String name = "\"" + column.getString(1).replace("\"", "\"\"") + "\"";
        casts.add("CAST(%1$s AS %2$s) AS %1$s".formatted(name, type(column.getString(2))));
      }
    }
    return casts;
  }

  /// The word goes into a statement as it is, so only words of a type may.
  private static String type(String word) throws SQLException {
    if (!word.matches("[A-Z]+(\\([0-9]+,[0-9]+\\))?(\\[])?")) {
      throw new SQLException("columns.csv: '" + word + "' is no type");
    }
    return word;
  }

  private static String rows(Path csv) {
    return "read_csv(%s, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"
        .formatted(quoted(csv));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
