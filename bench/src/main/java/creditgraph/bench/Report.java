package creditgraph.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The rows of a run, for people and for programs.
///
/// @param machine processors, memory, system
/// @param workload what was measured on
/// @param skipped systems that could not run here, each with the reason
record Report(String machine, String workload, List<Row> rows, List<String> skipped) {

  Report {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("machine   ").append(machine).append('\n');
    text.append("workload  ").append(workload).append('\n');
    for (String reason : skipped) {
      text.append("skipped   ").append(reason).append('\n');
    }
    text.append('\n');
    line(text, "figure", "unit", "value", "baseline", "ratio", "must", "aim", "met");
    for (Row row : rows) {
      line(
          text,
          row.name(),
          row.unit(),
          number(row.value()),
          row instanceof Row.Plain ? "" : number(baseline(row)),
          row instanceof Row.Plain ? "" : number(row.figure()) + "x",
          row.bar().must(),
          row.bar().aim(),
          met(row));
    }
    return text.toString();
  }

  /// One object; numbers as they were measured, not rounded.
  String json() {
    StringBuilder json = new StringBuilder();
    json.append("{\n  \"machine\": ").append(quoted(machine));
    json.append(",\n  \"workload\": ").append(quoted(workload));
    json.append(",\n  \"skipped\": [")
        .append(skipped.stream().map(Report::quoted).collect(Collectors.joining(", ")))
        .append(']');
    json.append(",\n  \"rows\": [");
    String separator = "\n";
    for (Row row : rows) {
      json.append(separator).append("    ").append(json(row));
      separator = ",\n";
    }
    return json.append("\n  ]\n}\n").toString();
  }

  private static String json(Row row) {
    String compared =
        row instanceof Row.Plain
            ? ""
            : ", \"baseline\": %s, \"ratio\": %s".formatted(baseline(row), row.figure());
    String held =
        row.bar() instanceof Bar.None
            ? ""
            : ", \"must\": %s, \"aim\": %s, \"met\": %s"
                .formatted(quoted(row.bar().must()), quoted(row.bar().aim()), row.met());
    return "{\"figure\": %s, \"unit\": %s, \"value\": %s%s%s}"
        .formatted(quoted(row.name()), quoted(row.unit()), row.value(), compared, held);
  }

  private static double baseline(Row row) {
    return switch (row) {
      case Row.Plain plain -> plain.value();
      case Row.Faster faster -> faster.baseline();
      case Row.Dearer dearer -> dearer.baseline();
    };
  }

  private static String met(Row row) {
    return switch (row.bar()) {
      case Bar.None _ -> "";
      case Bar.AtLeast _, Bar.AtMost _ -> row.met() ? "yes" : "NO";
    };
  }

  private static void line(StringBuilder text, Object... cells) {
    String line =
        String.format(Locale.ROOT, "%-28s %-12s %10s %10s %9s  %-8s %-8s %s", cells)
            .stripTrailing();
    text.append(line).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
