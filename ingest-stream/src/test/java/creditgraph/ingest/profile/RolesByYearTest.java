package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleFamily;
import creditgraph.graph.measure.RolesByYear;
import creditgraph.graph.measure.RolesByYear.Year;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.ingest.IngestResult;
import creditgraph.ingest.TestRuns;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Roles by year, counted twice: from the bits of a snapshot of everyone, and by DuckDB from the
/// words in the catalog that it was built of.
class RolesByYearTest {

  private static final List<RoleFamily> FAMILIES = List.of(RoleFamily.values());

  @TempDir private Path temporary;

  @Test
  void aSnapshotOfEveryoneCountsWhatTheCatalogSays() throws IOException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(1_000, 5, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    IngestResult month = TestRuns.ingest(temporary.resolve("var"), dump);

    List<Year> ofTheSnapshot =
        inSnapshot(TestRuns.publish(temporary.resolve("var"), month.catalog(), "everyone"));

    try (CatalogDatabase database =
        CatalogDatabase.open(new QueryLimits("256MB", 1), temporary.resolve("overflow"))) {
      assertThat(ofTheSnapshot).isEqualTo(inCatalog(database.withCatalog("main", month.catalog())));
    }
    assertThat(ofTheSnapshot).hasSizeGreaterThan(20);
    assertThat(ofTheSnapshot.stream().mapToLong(Year::inFamilies).sum()).isGreaterThan(1_000);
  }

  private static List<Year> inSnapshot(Path directory) throws IOException {
    try (Snapshot snapshot = Snapshot.open(directory)) {
      return RolesByYear.of(
              snapshot.graph(),
              release -> !snapshot.isMembership(release),
              snapshot.creditRoles(),
              snapshot.years(),
              FAMILIES.stream().map(RoleFamily::bits).toList(),
              CreditRole.OTHER.bit())
          .years();
    }
  }

  private static List<Year> inCatalog(CatalogDatabase database) throws IOException {
    String families =
        FAMILIES.stream()
            .map(family -> "count(*) FILTER (list_has_any(roles, %s))".formatted(words(family)))
            .collect(Collectors.joining(", "));
    String any =
        FAMILIES.stream()
            .map(family -> "list_has_any(roles, %s)".formatted(words(family)))
            .collect(Collectors.joining(" OR "));
    return database.rows(
        """
        WITH stated AS (
          SELECT release_id, artist_id,
            CASE WHEN scope IN ('main', 'track') OR len(role_categories) > 0
              THEN role_categories ELSE ['other'] END AS categories
          FROM credit WHERE artist_id NOT IN (0, 194, 355, 118760, 151641)
        ), pair AS (
          SELECT release_id, artist_id,
            string_split(array_to_string(flatten(list(categories)), ' '), ' ') AS roles
          FROM stated GROUP BY ALL
        )
        SELECT CASE WHEN year BETWEEN 1860 AND 2159 THEN year ELSE 0 END AS of_year,
          count(DISTINCT release_id), count(*), count(*) FILTER (%s),
          count(*) FILTER (NOT (%s) AND list_contains(roles, 'other')), %s
        FROM pair JOIN release ON release.id = release_id
        GROUP BY of_year ORDER BY of_year
        """
            .formatted(any, any, families),
        row ->
            new Year(
                row.getInt(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                longs(row)));
  }

  private static List<Long> longs(ResultSet row) throws SQLException {
    Long[] counts = new Long[FAMILIES.size()];
    for (int family = 0; family < counts.length; family++) {
      counts[family] = row.getLong(6 + family);
    }
    return List.of(counts);
  }

  private static String words(RoleFamily family) {
    return family.roles().stream()
        .map(role -> "'" + role.word() + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
