package creditgraph.bench;

import java.util.Locale;

/// What a figure must reach, and where it should end.
sealed interface Bar {

  boolean met(double figure);

  String must();

  String aim();

  /// No bar is set for this figure at this scale.
  record None() implements Bar {
    @Override
    public boolean met(double figure) {
      return true;
    }

    @Override
    public String must() {
      return "";
    }

    @Override
    public String aim() {
      return "";
    }
  }

  record AtLeast(double least, double wished) implements Bar {
    @Override
    public boolean met(double figure) {
      return figure >= least;
    }

    @Override
    public String must() {
      return ">= " + number(least);
    }

    @Override
    public String aim() {
      return ">= " + number(wished);
    }
  }

  record AtMost(double most, double wished) implements Bar {
    @Override
    public boolean met(double figure) {
      return figure <= most;
    }

    @Override
    public String must() {
      return "<= " + number(most);
    }

    @Override
    public String aim() {
      return "<= " + number(wished);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
