package creditgraph.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.ingest.diff.CatalogDiff.Counts;
import creditgraph.ingest.diff.CatalogDiff.Side;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DiffReportTest {

  @Test
  void isATableWhoseColumnsStandBelowEachOther() {
    TreeMap<String, Counts> records = new TreeMap<>();
    records.put("artist", Counts.of(10, 12, 2, 0, 1));
    records.put("release", Counts.of(1_000_000, 1_070_000, 75_000, 5_000, 123_456));

    assertThat(DiffReport.markdown(new CatalogDiff(side("2026-10"), side("2026-11"), records)))
        .isEqualTo(
            """
            | records |   2026-10 |   2026-11 |  added | withdrawn | changed | unchanged |
            | ------- | --------: | --------: | -----: | --------: | ------: | --------: |
            | artist  |        10 |        12 |      2 |         0 |       1 |         9 |
            | release | 1,000,000 | 1,070,000 | 75,000 |     5,000 | 123,456 |   871,544 |
            """);
  }

  @Test
  void countsThatDoNotAddUpAreABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Counts.of(10, 10, 2, 1, 0))
        .withMessageContaining("10 = 1 + 0 + 9 and 10 = 2 + 0 + 9");
  }

  private static Side side(String month) {
    return new Side(month, 1, List.of());
  }
}
