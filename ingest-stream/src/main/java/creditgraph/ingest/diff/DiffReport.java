package creditgraph.ingest.diff;

import creditgraph.ingest.diff.CatalogDiff.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A difference as a table to read, in Markdown whose columns stand below each other.
public final class DiffReport {

  private DiffReport() {}

  public static String markdown(CatalogDiff diff) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "records",
            diff.first().month(),
            diff.second().month(),
            "added",
            "withdrawn",
            "changed",
            "unchanged"));
    diff.records().forEach((type, counts) -> rows.add(row(type, counts)));
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder page = new StringBuilder();
    for (List<String> row : rows) {
      line(page, row, widths);
      if (row == rows.getFirst()) {
        rule(page, widths);
      }
    }
    return page.toString();
  }

  private static List<String> row(String type, Counts counts) {
    List<String> row = new ArrayList<>(List.of(type));
    LongStream.of(
            counts.first(),
            counts.second(),
            counts.added(),
            counts.withdrawn(),
            counts.changed(),
            counts.unchanged())
        .forEach(count -> row.add(String.format(Locale.ROOT, "%,d", count)));
    return row;
  }

  private static void line(StringBuilder page, List<String> row, int[] widths) {
    page.append('|');
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - row.get(i).length());
      page.append(' ').append(i == 0 ? row.get(i) + space : space + row.get(i)).append(" |");
    }
    page.append('\n');
  }

  private static void rule(StringBuilder page, int[] widths) {
    page.append('|');
    for (int i = 0; i < widths.length; i++) {
      page.append(' ')
          .append("-".repeat(widths[i] - (i == 0 ? 0 : 1)))
          .append(i == 0 ? " |" : ": |");
    }
    page.append('\n');
  }
}
