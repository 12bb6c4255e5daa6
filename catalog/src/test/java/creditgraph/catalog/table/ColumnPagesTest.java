package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Columns over many pages and more than one row group, in all the ways in which a dictionary of
/// texts may end.
class ColumnPagesTest {

  /// @param few kept by the dictionary
  /// @param different given up after the first page
  /// @param later repeats at first, then is ever new: given up when the dictionary is full
  /// @param huge longer than a page, now and then
  public record Probe(
      int id,
      String few,
      String different,
      String later,
      String huge,
      List<String> names,
      List<Integer> numbers,
      boolean flag,
      boolean always,
      int number,
      long hash) {}

  private static final CatalogTable<Probe> PROBES = CatalogTable.of("probe", Probe.class, "id");
  private static final List<String> FEW =
      List.of("", "Harbour", "Östra Hamnen", "東京", "a|b\r\n'\"", "𝄞", "\uFFFD", "zz");
  private static final int ROWS = 90_000;
  private static final int FIRST_ROWS = 22_000;
  private static final int BATCH = 3_456;

  /// Six of them: with fewer all rows may fit into one row group.
  private static final int HUGE_EVERY = 15_000;

  @TempDir static Path directory;
  private static List<Probe> probes = List.of();
  private static Path file = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    probes = probes(new Random(TestSeed.of("ColumnPagesTest")));
    file = directory.resolve("batches/part-00000.parquet");
    try (CatalogWriter<Probe> writer = CatalogWriter.open(file, PROBES)) {
      for (int from = 0; from < probes.size(); from += BATCH) {
        writer.write(probes.subList(from, Math.min(probes.size(), from + BATCH)));
      }
    }
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    try (CatalogReader<Probe> reader = CatalogReader.open(directory.resolve("batches"), PROBES)) {
      List<Probe> read = new ArrayList<>();
      reader.forEachRemaining(read::add);
      assertThat(read).isEqualTo(probes);
    }
  }

  @Test
  void fillsMoreThanOneRowGroup() throws SQLException {
    assertThat(query(metadata("count(*) > 1", "id"))).containsExactly("true");
  }

  @Test
  void writesTheSameBytesOneByOneAndInBatches() throws IOException {
    Path oneByOne = directory.resolve("one/part-00000.parquet");
    try (CatalogWriter<Probe> writer = CatalogWriter.open(oneByOne, PROBES)) {
      for (Probe probe : probes) {
        writer.write(probe);
      }
    }

    assertThat(Files.mismatch(oneByOne, file)).isEqualTo(-1);
  }

  @Test
  void isReadTheSameByDuckDb() throws SQLException {
    assertThat(column("number")).isEqualTo(strings(Probe::number));
    assertThat(column("few")).isEqualTo(strings(Probe::few));
    assertThat(column("different")).isEqualTo(strings(Probe::different));
    assertThat(column("later")).isEqualTo(strings(Probe::later));
    assertThat(column("huge")).isEqualTo(strings(Probe::huge));
    assertThat(column("array_to_string(names, '~')"))
        .isEqualTo(strings(probe -> String.join("~", probe.names())));
    assertThat(column("numbers")).isEqualTo(strings(Probe::numbers));
  }

  @Test
  void statesLeastAndGreatestOfEachColumn() throws SQLException {
    assertThat(range("number")).isEqualTo(leastAndGreatest(Probe::number));
    assertThat(range("hash")).isEqualTo(leastAndGreatest(Probe::hash));
    assertThat(range("flag")).containsExactly("false", "true");
    assertThat(range("always")).containsExactly("true", "true");
    assertThat(range("few")).isEqualTo(leastAndGreatestText(Probe::few));
    assertThat(range("different")).isEqualTo(leastAndGreatestText(Probe::different));
    assertThat(range("later")).isEqualTo(leastAndGreatestText(Probe::later));
  }

  @Test
  void keepsADictionaryOnlyWhereTextsRepeat() throws SQLException {
    assertThat(encodings("few")).containsExactly("PLAIN, RLE_DICTIONARY");
    assertThat(encodings("different")).containsExactly("DELTA_LENGTH_BYTE_ARRAY");
    assertThat(encodings("later"))
        .anySatisfy(both -> assertThat(both).contains("RLE_DICTIONARY", "DELTA_LENGTH_BYTE_ARRAY"));
  }

  private static List<Probe> probes(Random random) {
    List<Probe> probes = new ArrayList<>(ROWS);
    for (int id = 1; id <= ROWS; id++) {
      probes.add(
          new Probe(
              id,
              any(FEW, random),
              random(random, 12),
              id < FIRST_ROWS ? any(FEW, random) : "came late and only once: " + id,
              id % HUGE_EVERY == 0 ? random(random, 300_000) : "",
              IntStream.range(0, random.nextInt(3)).mapToObj(_ -> any(FEW, random)).toList(),
              random.ints(random.nextInt(3)).boxed().toList(),
              random.nextBoolean(),
              true,
              random.nextInt(),
              random.nextLong()));
    }
    return probes;
  }

  private static String random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String any(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  private List<String> strings(Function<Probe, Object> value) {
    return probes.stream().map(probe -> value.apply(probe).toString()).toList();
  }

  private List<String> leastAndGreatest(Function<Probe, ? extends Number> value) {
    long[] values = probes.stream().mapToLong(probe -> value.apply(probe).longValue()).toArray();
    return List.of(
        Long.toString(Arrays.stream(values).min().orElseThrow()),
        Long.toString(Arrays.stream(values).max().orElseThrow()));
  }

  private List<String> leastAndGreatestText(Function<Probe, String> value) {
    Comparator<String> byBytes =
        Comparator.comparing(
            text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    List<String> texts = probes.stream().map(value).toList();
    return List.of(
        texts.stream().min(byBytes).orElseThrow(), texts.stream().max(byBytes).orElseThrow());
  }

  private static List<String> column(String expression) throws SQLException {
    return query("SELECT %s FROM '%s' ORDER BY id".formatted(expression, file));
  }

  private static List<String> range(String column) throws SQLException {
    String type =
        switch (column) {
          case "number", "hash" -> "BIGINT";
          case "flag", "always" -> "BOOLEAN";
          default -> "VARCHAR";
        };
    return List.of(
        query(metadata("min(CAST(stats_min_value AS %s))".formatted(type), column)).getFirst(),
        query(metadata("max(CAST(stats_max_value AS %s))".formatted(type), column)).getFirst());
  }

  private static List<String> encodings(String column) throws SQLException {
    return query(metadata("DISTINCT encodings", column));
  }

  private static String metadata(String expression, String column) {
    return "SELECT %s FROM parquet_metadata('%s') WHERE path_in_schema = '%s'"
        .formatted(expression, file, column);
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }
}
