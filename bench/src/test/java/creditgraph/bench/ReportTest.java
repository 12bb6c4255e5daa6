package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Report REPORT =
      new Report(
          "a \"fast\" machine",
          "small",
          List.of(
              new Row.Faster("peer p50", "us", 2, 36, new Bar.AtLeast(15, 40)),
              new Row.Dearer("drawn", "us", 9, 2, new Bar.AtMost(4, 2.5)),
              new Row.Plain("rows", "MB", 12, new Bar.None())),
          List.of("igraph: not there"));

  @Test
  void text_has_a_line_for_each_figure_with_its_ratio_and_whether_its_bar_was_met() {
    assertThat(REPORT.text().lines())
        .anyMatch(line -> line.matches("peer p50 .* 2\\.00 .* 36\\.00 .* 18\\.00x .* yes"))
        .anyMatch(line -> line.matches("drawn .* 9\\.00 .* 2\\.00 .* 4\\.50x .* NO"))
        .anyMatch(line -> line.matches("rows .* MB .* 12\\.00"));
  }

  @Test
  void json_has_the_same_rows_and_quotes_text() {
    assertThat(REPORT.json())
        .contains("\"machine\": \"a \\\"fast\\\" machine\"")
        .contains("\"skipped\": [\"igraph: not there\"]")
        .contains(
            "{\"figure\": \"peer p50\", \"unit\": \"us\", \"value\": 2.0, \"baseline\": 36.0,"
                + " \"ratio\": 18.0, \"must\": \">= 15\", \"aim\": \">= 40\", \"met\": true}")
        .contains("{\"figure\": \"rows\", \"unit\": \"MB\", \"value\": 12.0}");
  }
}
