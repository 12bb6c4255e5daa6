package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads every value of every table with hyparquet, an implementation of Parquet and of zstd in
/// JavaScript that shares nothing with the one that writes: what only our own reader understands
/// would be no contract.
///
/// Node runs it. Its packages come by `npm --prefix catalog/src/test/node ci`, as `./mcg test` has
/// it; without them the test is skipped, visibly.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogHyparquetTest {

  private static final Path READER =
      Path.of(System.getProperty("creditgraph.root", "..")).resolve("catalog/src/test/node");
  private static final int ROWS = 300;

  @TempDir private static Path directory;

  @BeforeAll
  void readEveryTable() throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(READER.resolve("node_modules")),
        "hyparquet is not there: npm --prefix catalog/src/test/node ci");
    List<String> command = new ArrayList<>(List.of("node", READER.resolve("read.mjs").toString()));
    for (CatalogTable<?> table : CatalogTables.ALL) {
      command.add(write(table, table.name(), ROWS).toString());
    }
    command.add(write(CatalogTables.CREDIT, "empty", 0).toString());

    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void knowsTheColumns(CatalogTable<?> table) throws IOException {
    assertThat(found(table.name()).getFirst())
        .isEqualTo(table.columns().stream().map(CatalogColumn::name).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void readsTheRowsThatWereWritten(CatalogTable<?> table) throws IOException {
    List<List<?>> found = found(table.name());

    assertThat(found.subList(1, found.size()))
        .isEqualTo(rows(table, ROWS).stream().map(CatalogHyparquetTest::values).toList());
  }

  @Test
  void readsATableWithoutRows() throws IOException {
    assertThat(found("empty")).hasSize(1);
  }

  static List<CatalogTable<?>> tables() {
    return CatalogTables.ALL;
  }

  private static <R extends Record> List<R> rows(CatalogTable<R> table, int count) {
    return SeededRows.of(table, 11, count);
  }

  private static <R extends Record> Path write(CatalogTable<R> table, String name, int count)
      throws IOException {
    Path file = directory.resolve(name + ".parquet");
    try (CatalogWriter<R> writer = CatalogWriter.open(file, table)) {
      for (R row : rows(table, count)) {
        writer.write(row);
      }
    }
    return file;
  }

  /// The names of the columns, and the values of each row.
  private static List<List<?>> found(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<List<?>> found = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(name + ".jsonl"))) {
      found.add(json.readValue(line, List.class));
    }
    return found;
  }

  private static List<Object> values(Record row) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(row);
        values.add(value instanceof Long number ? number.toString() : value);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(component + " cannot be read", e);
      }
    }
    return values;
  }
}
