package creditgraph.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.TestRuns;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the queries that the documents show, over a small generated world.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogQueriesTest {

  private static final Path ROOT = Path.of(System.getProperty("creditgraph.root", ".."));
  private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?);\\n```", Pattern.DOTALL);

  @TempDir private static Path temporary;
  private Path dataRoot;

  @BeforeAll
  void ingestOnce() throws IOException {
    dataRoot = temporary.resolve("var");
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(500, 5, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    TestRuns.ingest(dataRoot, dump);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/catalog-queries.md", "contracts/catalog/README.md"})
  void everyQueryOfTheDocumentFindsSomething(String document) throws IOException {
    List<String> queries =
        QUERY
            .matcher(Files.readString(ROOT.resolve(document)))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();

    assertThat(queries).isNotEmpty();
    try (CatalogDatabase database =
        CatalogDatabase.open(new QueryLimits("256MB", 1), temporary.resolve("overflow"))) {
      for (String query : queries) {
        String here = query.replace("'curated/", "'" + dataRoot + "/curated/");
        assertThat(database.rows(here, row -> row.getString(1))).as(query).isNotEmpty();
      }
    }
  }
}
