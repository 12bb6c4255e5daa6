package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds `contracts/catalog/` and `contracts/diff/` against the tables.
class CatalogContractTest {

  private static final Path CONTRACTS =
      Path.of(System.getProperty("creditgraph.root", "..")).resolve("contracts");

  @ParameterizedTest
  @MethodSource("tables")
  void theDocumentHasTheColumnsOfTheTable(CatalogTable<?> table) throws IOException {
    List<String> documented =
        rows(table).map(cells -> cells.get(0).replace("`", "") + " " + cells.get(1)).toList();

    assertThat(documented)
        .isEqualTo(table.columns().stream().map(c -> c.name() + " " + c.type().word()).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnHasAMeaningAnEmptyMeaningAndAnExample(CatalogTable<?> table) throws IOException {
    assertThat(rows(table))
        .allSatisfy(cells -> {
          assertThat(cells).hasSize(5);
          assertThat(cells).noneMatch(String::isBlank);
        });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theDocumentNamesTheSortKey(CatalogTable<?> table) throws IOException {
    String key =
        String.join(
            ", ", table.sortKey().stream().map(k -> "`" + CatalogColumn.nameOf(k) + "`").toList());

    assertThat(document(table))
        .anyMatch(line -> line.matches("Sort key[a-z ]*: \\Q" + key + "\\E\\."));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theDocumentSaysWhichColumnsAreDerived(CatalogTable<?> table) throws IOException {
    List<String> derived =
        table.columns().stream()
            .skip(1)
            .filter(column -> !column.content() && !column.name().equals("content_hash"))
            .map(CatalogColumn::name)
            .toList();

    assertThat(
            rows(table)
                .filter(cells -> cells.get(2).startsWith("derived: "))
                .map(cells -> cells.get(0).replace("`", "")))
        .isEqualTo(derived);
  }

  @Test
  void everyDocumentBelongsToATable() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS.resolve("catalog"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      CatalogTables.ALL.stream().map(table -> table.name() + ".md"),
                      Stream.of("README.md"))
                  .toList());
    }
  }

  static List<CatalogTable<?>> tables() {
    return Stream.<CatalogTable<?>>concat(CatalogTables.ALL.stream(), Stream.of(DiffLayout.CHANGE))
        .toList();
  }

  private static Stream<List<String>> rows(CatalogTable<?> table) throws IOException {
    return document(table).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|")))
        .map(cells -> cells.map(String::strip).toList());
  }

  private static List<String> document(CatalogTable<?> table) throws IOException {
    return Files.readAllLines(
        CONTRACTS.resolve(
            table == DiffLayout.CHANGE ? "diff/README.md" : "catalog/" + table.name() + ".md"));
  }
}
