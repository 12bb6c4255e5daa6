package creditgraph.bench;

import java.time.Duration;
import java.util.Locale;

/// The figures of a row as a table shows them, rounded to what can be read.
final class Cells {

  private Cells() {}

  static String value(Row row) {
    return number(row.value());
  }

  static String baseline(Row row) {
    return switch (row) {
      case Row.Plain _ -> "";
      case Row.Spread spread -> "± " + number(spread.error());
      case Row.Faster faster -> number(faster.baseline());
      case Row.Dearer dearer -> number(dearer.baseline());
      case Row.Beside beside -> number(beside.baseline());
    };
  }

  static String ratio(Row row) {
    return switch (row) {
      case Row.Plain _, Row.Spread _ -> "";
      case Row.Faster _, Row.Dearer _ -> number(row.figure()) + "x";
      case Row.Beside beside -> number(beside.baseline() / beside.value()) + "x";
    };
  }

  static String met(Row row) {
    return switch (row.bar()) {
      case Bar.None _ -> "";
      case Bar.AtLeast _, Bar.AtMost _ -> row.met() ? "yes" : "NO";
    };
  }

  static String time(Duration time) {
    return "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
  }
}
