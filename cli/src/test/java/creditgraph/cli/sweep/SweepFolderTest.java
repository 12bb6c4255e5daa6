package creditgraph.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files beside each other: does the Parquet say what the CSV says?
class SweepFolderTest {

  private static final String COLUMNS =
      """
      column,type,meaning
      point,INTEGER,number of the point
      hub_penalty,INTEGER,empty where nothing is weighed
      seed,BIGINT,of the draws
      mean_releases,"DECIMAL(18,6)","a mean, exactly"
      by_releases,BIGINT[],"1 release, 2, and so on"
      reason,VARCHAR,why it failed
      """;

  private static final String RESULTS =
      """
      point,hub_penalty,seed,mean_releases,by_releases,reason
      0,,-9223372036854775808,1.787879,"[10,20,3]",
      2,4,1,,,"no ""memory"", twice"
      10,4,2,3.000000,[],
      """;

  @TempDir private Path folder;

  private final Map<String, String> gateway =
      new HashMap<>(Map.of("spec.json", "{}", "columns.csv", COLUMNS, "results.csv", RESULTS));

  @Test
  void writesTheFilesAndTheSameRowsAsParquet() throws IOException, SQLException {
    write();

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("spec.json", "columns.csv", "results.csv", "results.parquet");
    assertThat(folder.resolve("results.csv")).hasContent(RESULTS);
    assertThat(rows("parquet"))
        .isEqualTo(rows("csv"))
        .containsExactly(
            "0|null|-9223372036854775808|1.787879|[10, 20, 3]|null",
            "2|4|1|null|null|no \"memory\", twice",
            "10|4|2|3.000000|[]|null");
  }

  @Test
  void givesParquetTheTypesOfTheDictionary() throws IOException, SQLException {
    write();

    assertThat(query("DESCRIBE SELECT * FROM " + file("parquet"), 2))
        .containsExactly(
            "point|INTEGER",
            "hub_penalty|INTEGER",
            "seed|BIGINT",
            "mean_releases|DECIMAL(18,6)",
            "by_releases|BIGINT[]",
            "reason|VARCHAR");
  }

  @Test
  void writesEqualResultsAsEqualBytes() throws IOException {
    write();
    byte[] first = Files.readAllBytes(folder.resolve("results.parquet"));
    write();

    assertThat(folder.resolve("results.parquet")).hasBinaryContent(first);
  }

  @Test
  void saysWhichCellIsNotOfItsType() {
    gateway.put("results.csv", RESULTS.replace("1.787879", "often"));

    assertThatThrownBy(this::write)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("results.parquet")
        .hasMessageContaining("often");
    assertThat(folder.resolve("results.parquet")).doesNotExist();
  }

  @Test
  void takesNoStatementForAType() {
    gateway.put("columns.csv", COLUMNS.replace("BIGINT[]", "BIGINT[]) FROM x; --"));

    assertThatThrownBy(this::write)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no type");
  }

  private void write() throws IOException {
    new SweepFolder(folder)
        .write(name -> gateway.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
  }

  /// The CSV read with the dictionary's types by DuckDB itself.
  private List<String> rows(String ending) throws SQLException {
    String typed =
        "{'point': 'INTEGER', 'hub_penalty': 'INTEGER', 'seed': 'BIGINT',"
            + " 'mean_releases': 'DECIMAL(18,6)', 'by_releases': 'VARCHAR', 'reason': 'VARCHAR'}";
    String from =
        ending.equals("csv")
            ? "read_csv(%s, header = true, columns = %s)".formatted(file("csv"), typed)
            : file(ending);
    return query(
        "SELECT point, hub_penalty, seed, mean_releases,"
            + " CAST(CAST(by_releases AS BIGINT[]) AS VARCHAR), reason FROM "
            + from,
        6);
  }

  private String file(String ending) {
    return "'" + folder.resolve("results." + ending) + "'";
  }

  private static List<String> query(String sql, int columns) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          cells.add(String.valueOf(result.getObject(column)));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }
}
