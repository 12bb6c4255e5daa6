package creditgraph.bench;

/// One figure of a run.
sealed interface Row {

  String name();

  /// Of value and baseline.
  String unit();

  double value();

  Bar bar();

  /// Whether the bar, if there is one, was reached.
  default boolean met() {
    return bar().met(figure());
  }

  /// What the bar is about.
  double figure();

  /// A value by itself.
  record Plain(String name, String unit, double value, Bar bar) implements Row {
    @Override
    public double figure() {
      return value;
    }
  }

  /// A mean of repeated measurements, with half the width of its 99.9 % confidence interval.
  record Spread(String name, String unit, double value, double error) implements Row {
    @Override
    public Bar bar() {
      return new Bar.None();
    }

    @Override
    public double figure() {
      return value;
    }
  }

  /// How many times faster we are than the baseline.
  record Faster(String name, String unit, double value, double baseline, Bar bar) implements Row {
    @Override
    public double figure() {
      return baseline / value;
    }
  }

  /// How many times the baseline the value costs.
  record Dearer(String name, String unit, double value, double baseline, Bar bar) implements Row {
    @Override
    public double figure() {
      return value / baseline;
    }
  }

  /// A value that is held to something itself, beside one that others have reached elsewhere.
  record Beside(String name, String unit, double value, double baseline, Bar bar) implements Row {
    @Override
    public double figure() {
      return value;
    }
  }
}
