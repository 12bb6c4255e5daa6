package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.catalog.row.SublabelRow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTablesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableReadsBackWhatItWrote(CatalogTable<?> table) throws IOException {
    roundTrip(table, directory.resolve("part-00000.parquet"));
  }

  @Test
  void tablesHaveDistinctNamesAndRows() {
    assertThat(CatalogTables.ALL).extracting(CatalogTable::name).doesNotHaveDuplicates();
    assertThat(CatalogTables.ALL).extracting(CatalogTable::rowType).doesNotHaveDuplicates();
  }

  @Test
  void columnsAreNamedInSnakeCase() {
    assertThat(CatalogTables.SUBLABEL.columns())
        .extracting(CatalogColumn::name)
        .containsExactly("label_id", "sequence", "sublabel_id", "name");
  }

  @Test
  void refusesAComponentThatIsNoColumn() {
    assertThatThrownBy(() -> CatalogTable.of("odd", Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd.weight: expected int, long, boolean, String, List<String> or");
  }

  @Test
  void refusesASortKeyThatIsNoIntComponent() {
    assertThatThrownBy(() -> CatalogTable.of("odd", SublabelRow.class, "name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sort key name");
  }

  @Test
  void writesAndReadsWithoutHadoop() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("hadoop-client"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp", classPath));
    command.addAll(List.of(WithoutHadoop.class.getName(), directory.toString()));
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();

    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(log).content().contains("no Hadoop, same rows");
    assertThat(process.exitValue()).isZero();
  }

  /// Runs in a JVM of its own, whose class path has no Hadoop.
  static final class WithoutHadoop {
    private WithoutHadoop() {}

    public static void main(String[] arguments) throws IOException {
      try {
        Class.forName("org.apache.hadoop.conf.Configuration");
        throw new AssertionError("Hadoop is on the class path");
      } catch (ClassNotFoundException expected) {
        roundTrip(CatalogTables.RELEASE, Path.of(arguments[0]).resolve("release.parquet"));
        System.out.println("no Hadoop, same rows");
      }
    }
  }

  public record Odd(double weight) {}

  static List<CatalogTable<?>> tables() {
    return CatalogTables.ALL;
  }

  private static <R extends Record> void roundTrip(CatalogTable<R> table, Path file)
      throws IOException {
    List<R> rows = SeededRows.of(table, 5, 700);
    try (CatalogWriter<R> writer = CatalogWriter.open(file, table)) {
      for (R row : rows) {
        writer.write(row);
      }
    }
    List<R> found = new ArrayList<>();
    try (CatalogReader<R> reader = CatalogReader.open(file, table)) {
      assertThat(reader.sorted()).isTrue();
      reader.forEachRemaining(found::add);
    }
    assertThat(found).isEqualTo(rows);
  }
}
