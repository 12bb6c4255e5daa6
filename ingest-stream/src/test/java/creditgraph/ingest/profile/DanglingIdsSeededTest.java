package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.profile.CatalogProfile.Reference;
import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What dangles, against the plain join of all rows.
class DanglingIdsSeededTest {

  private static final Map<String, List<String>> TABLES =
      Map.ofEntries(
          Map.entry("artist", List.of("id")),
          Map.entry("release", List.of("id", "master_id")),
          Map.entry("label", List.of("id", "parent_id")),
          Map.entry("master", List.of("id", "main_release_id")),
          Map.entry("credit", List.of("artist_id", "release_id")),
          Map.entry("track", List.of("release_id")),
          Map.entry("release_label", List.of("label_id")),
          Map.entry("release_company", List.of("company_id")),
          Map.entry("release_series", List.of("series_id")),
          Map.entry("master_artist", List.of("artist_id")),
          Map.entry("artist_alias", List.of("alias_id")),
          Map.entry("artist_group", List.of("group_id")),
          Map.entry("artist_member", List.of("member_id")),
          Map.entry("sublabel", List.of("sublabel_id")));

  /// Ids are drawn from ten numbers at each of them: the first, bytes of bits, ends of windows, the
  /// largest.
  private static final int[] PLACES = {
    1, 8, 1_000, (1 << 24) - 4, (2 << 24) - 4, (3 << 24) + 9, Integer.MAX_VALUE - 9
  };

  @TempDir private Path temporary;

  @Test
  void dangleAsTheJoinOfAllRowsSays() throws IOException {
    Random random = new Random(TestSeed.of("DanglingIdsSeededTest"));
    for (int round = 0; round < 5; round++) {
      try (CatalogDatabase database =
          CatalogDatabase.open(new QueryLimits("64MB", 4), temporary.resolve("overflow"))) {
        for (var table : TABLES.entrySet()) {
          fill(database, table.getKey(), table.getValue(), random);
        }
        List<Reference> references = DanglingIds.of(database);
        assertThat(references).hasSize(14);
        for (Reference reference : references) {
          assertThat(reference).isEqualTo(joined(database, reference));
        }
        assertThat(references).anyMatch(reference -> reference.danglingIds() > 0);
      }
    }
  }

  private static void fill(
      CatalogDatabase database, String table, List<String> columns, Random random)
      throws IOException {
    database.execute(
        "CREATE TABLE %s (%s)"
            .formatted(
                table,
                columns.stream()
                    .map(column -> column + " INTEGER")
                    .collect(Collectors.joining(", "))));
    int rows = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(60);
    for (int row = 0; row < rows; row++) {
      String values =
          IntStream.range(0, columns.size())
              .mapToObj(_ -> Integer.toString(id(random)))
              .collect(Collectors.joining(", "));
      database.execute("INSERT INTO %s VALUES (%s)".formatted(table, values));
    }
  }

  private static int id(Random random) {
    return random.nextInt(5) == 0 ? 0 : PLACES[random.nextInt(PLACES.length)] + random.nextInt(10);
  }

  private static Reference joined(CatalogDatabase database, Reference reference)
      throws IOException {
    String table = reference.from().substring(0, reference.from().indexOf('.'));
    String column = reference.from().substring(table.length() + 1);
    long rows = database.number("SELECT count(*) FROM %s WHERE %s <> 0".formatted(table, column));
    return database
        .rows(
            "SELECT count(*), count(DISTINCT %2$s) FROM %1$s WHERE %2$s <> 0 AND %2$s NOT IN (SELECT id FROM %3$s)"
                .formatted(table, column, reference.to()),
            row ->
                new Reference(
                    reference.from(), reference.to(), rows, row.getLong(1), row.getLong(2)))
        .getFirst();
  }
}
