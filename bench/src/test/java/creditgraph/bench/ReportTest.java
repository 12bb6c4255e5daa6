package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Report REPORT =
      new Report(
          "./mcg bench graph",
          "a \"fast\" machine",
          "small",
          List.of(
              new Row.Faster("peer p50", "us", 2, 36, new Bar.AtLeast(15, 40)),
              new Row.Dearer("drawn", "us", 9, 2, new Bar.AtMost(4, 2.5)),
              new Row.Spread("decode", "ns", 1.5, 0.25),
              new Row.Plain("rows", "MB", 12, new Bar.None())),
          List.of("igraph: not there"),
          Duration.ofSeconds(192));

  @Test
  void the_console_has_a_line_for_each_figure_with_its_ratio_and_whether_its_bar_was_met() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    REPORT.rows().forEach(console::found);
    console.ends(REPORT);

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.matches("peer p50 .* 2\\.00 .* 36\\.00 .* 18\\.00x .* yes"))
        .anyMatch(line -> line.matches("drawn .* 9\\.00 .* 2\\.00 .* 4\\.50x .* NO"))
        .anyMatch(line -> line.matches("decode .* 1\\.50 .* ± 0\\.25"))
        .anyMatch(line -> line.matches("rows .* MB .* 12\\.00"))
        .contains("bars      1 of 2 met", "took      3 min 12 s");
  }

  @Test
  void markdown_has_a_table_of_the_same_rows() {
    assertThat(REPORT.markdown().lines())
        .contains(
            "`./mcg bench graph`: small.",
            "a \"fast\" machine; took 3 min 12 s.",
            "Skipped igraph: not there.",
            "| peer p50 | 2.00 us | 36.00 | 18.00x | >= 15 | >= 40 | yes |",
            "| drawn | 9.00 us | 2.00 | 4.50x | <= 4 | <= 2.5 | **no** |",
            "| decode | 1.50 ns | ± 0.25 |  |  |  |  |",
            "| rows | 12.00 MB |  |  |  |  |  |");
  }

  @Test
  void json_has_the_same_rows_and_quotes_text() {
    assertThat(REPORT.json())
        .contains("\"machine\": \"a \\\"fast\\\" machine\"")
        .contains("\"tookSeconds\": 192")
        .contains("\"skipped\": [\"igraph: not there\"]")
        .contains(
            "{\"figure\": \"peer p50\", \"unit\": \"us\", \"value\": 2.0, \"baseline\": 36.0,"
                + " \"ratio\": 18.0, \"must\": \">= 15\", \"aim\": \">= 40\", \"met\": true}")
        .contains("{\"figure\": \"decode\", \"unit\": \"ns\", \"value\": 1.5, \"error\": 0.25}")
        .contains("{\"figure\": \"rows\", \"unit\": \"MB\", \"value\": 12.0}");
  }
}
