package creditgraph.http.sweep;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Collectors;

/// The files in which results are handed out: functions of what they are given, byte for byte.
final class ResultFiles {

  private ResultFiles() {}

  /// Comma-separated as RFC 4180 has it, but for lines that end with a line feed alone. What is not
  /// stated is empty; texts that need it are quoted.
  static String csv(List<ResultRow> rows) {
    StringBuilder csv = new StringBuilder();
    line(csv, ResultColumn.ALL.stream().map(ResultColumn::name).toList());
    for (ResultRow row : rows) {
      line(
          csv,
          ResultColumn.ALL.stream()
              .map(column -> column.isStated(row) ? quoted(column.text(row)) : "")
              .toList());
    }
    return csv.toString();
  }

  /// One JSON object a line, with `null` for what is not stated.
  static String jsonLines(List<ResultRow> rows) {
    return rows.stream()
        .map(row ->
            ResultColumn.ALL.stream()
                .map(column -> "\"" + column.name() + "\":" + json(column, row))
                .collect(Collectors.joining(",", "{", "}\n")))
        .collect(Collectors.joining());
  }

  /// The data dictionary: a line for each column with name, type and meaning.
  static String columns() {
    StringBuilder csv = new StringBuilder();
    line(csv, List.of("column", "type", "meaning"));
    ResultColumn.ALL.forEach(column ->
        line(csv, List.of(column.name(), quoted(column.type()), quoted(column.meaning()))));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells)).append('\n');
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  private static String json(ResultColumn column, ResultRow row) {
    if (!column.isStated(row)) {
      return "null";
    }
    String text = column.text(row);
    return column.isPlain()
        ? text
        : "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
