package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestRowsTest {

  @TempDir private Path directory;

  @Test
  void medians_are_compared_and_the_bars_are_for_a_million_releases() throws IOException {
    IngestRows rows = new IngestRows(new Silent());

    rows.month(month(100_000), measured(2, 1, 3), measured(7, 9, 8));
    rows.month(month(1_000_000), measured(10, 10, 10), measured(30, 30, 50));

    assertThat(rows.all())
        .filteredOn(Row.Dearer.class::isInstance)
        .extracting(Row::name, Row::figure, row -> row.bar().must(), Row::met)
        .containsExactly(
            tuple("ingest / gzip -dc, 100 k", 4.0, "", true),
            tuple("ingest / gzip -dc, 1 M", 3.0, "<= 4", true),
            tuple("peak resident, 1 M", 50 / 9.0, "<= 1.1", false));
    assertThat(rows.all())
        .filteredOn(row -> row.name().equals("releases, 100 k"))
        .singleElement()
        .satisfies(row -> assertThat(row.value()).isEqualTo(12_500));
  }

  @Test
  void a_catalog_with_other_rows_than_were_written_is_refused_by_table() throws IOException {
    GeneratedMonth month = month(100_000);
    Path manifest = directory.resolve("manifest.json");

    Files.writeString(manifest, "{\"rows\" : {\n \"track\" : 12,\n \"credit/scope=main\" : 3 } }");
    month.require(manifest);
    Files.writeString(manifest, "{\"rows\" : { \"track\" : 11, \"credit/scope=main\" : 3 } }");

    assertThatIllegalStateException()
        .isThrownBy(() -> month.require(manifest))
        .withMessageContaining("table track: expected 12 rows, found 11");
  }

  @Test
  void sizes_are_named_as_people_say_them() {
    assertThat(List.of(250L, 100_000L, 2_000_000L))
        .extracting(IngestRows::size)
        .containsExactly("250", "100 k", "2 M");
  }

  private GeneratedMonth month(long releases) throws IOException {
    GeneratedMonth month = GeneratedMonth.of(directory, releases);
    Files.createDirectories(month.directory());
    Files.writeString(
        month.directory().resolve("discogs_20261101_truth.json"),
        """
        {"files": [{"records": 5, "xmlBytes": 700}],
         "rows": {"track": 12, "credit/scope=main": 3}, "figures": {"track": 1}}
        """);
    assertThat(month.isThere()).isTrue();
    return month;
  }

  /// Each peaks at as many megabytes as it took seconds.
  private static List<MeasuredProcess> measured(long... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(s -> new MeasuredProcess(s * 1_000_000_000, s * 1_000_000))
        .toList();
  }
}
