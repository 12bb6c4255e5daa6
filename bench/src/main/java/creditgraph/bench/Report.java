package creditgraph.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A run that has ended, to be kept.
///
/// @param command as it was given
/// @param machine processors, system, Java
/// @param workload what was measured on
/// @param skipped systems that could not run here, each with the reason
/// @param took from the first process to the last
record Report(
    String command,
    String machine,
    String workload,
    List<Row> rows,
    List<String> skipped,
    Duration took) {

  Report {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
  }

  /// The rows that are held to something.
  List<Row> bars() {
    return rows.stream().filter(row -> !(row.bar() instanceof Bar.None)).toList();
  }

  /// A section for a document; figures as on the console.
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("`%s`: %s.\n\n".formatted(command, workload));
    text.append("%s; took %s.\n".formatted(machine, Cells.time(took)));
    for (String reason : skipped) {
      text.append("Skipped %s.\n".formatted(reason));
    }
    text.append("\n| row | value | baseline | ratio | must | aim | met |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (Row row : rows) {
      text.append(
          "| %s | %s %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.name(),
                  Cells.value(row),
                  row.unit(),
                  Cells.baseline(row),
                  Cells.ratio(row),
                  row.bar().must(),
                  row.bar().aim(),
                  Cells.met(row).equals("NO") ? "**no**" : Cells.met(row)));
    }
    return text.toString();
  }

  /// One object; numbers as they were measured, not rounded.
  String json() {
    StringBuilder json = new StringBuilder();
    json.append("{\n  \"command\": ").append(quoted(command));
    json.append(",\n  \"machine\": ").append(quoted(machine));
    json.append(",\n  \"workload\": ").append(quoted(workload));
    json.append(",\n  \"tookSeconds\": ").append(took.toSeconds());
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
    String held =
        row.bar() instanceof Bar.None
            ? ""
            : ", \"must\": %s, \"aim\": %s, \"met\": %s"
                .formatted(quoted(row.bar().must()), quoted(row.bar().aim()), row.met());
    return "{\"figure\": %s, \"unit\": %s, \"value\": %s%s%s}"
        .formatted(quoted(row.name()), quoted(row.unit()), row.value(), compared(row), held);
  }

  private static String compared(Row row) {
    return switch (row) {
      case Row.Plain _ -> "";
      case Row.Spread spread -> ", \"error\": " + spread.error();
      case Row.Faster faster -> compared(faster.baseline(), faster.figure());
      case Row.Dearer dearer -> compared(dearer.baseline(), dearer.figure());
      case Row.Beside beside -> compared(beside.baseline(), beside.baseline() / beside.value());
    };
  }

  private static String compared(double baseline, double ratio) {
    return ", \"baseline\": %s, \"ratio\": %s".formatted(baseline, ratio);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
