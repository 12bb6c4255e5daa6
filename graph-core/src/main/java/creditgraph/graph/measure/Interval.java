package creditgraph.graph.measure;

/// An estimate and the bounds that hold the true value with the stated confidence.
public record Interval(double low, double estimate, double high) {

  /// Standard deviations of the normal distribution that hold 95 of 100.
  static final double DEVIATIONS_95 = 1.959964;

  /// A share, from how often something happened in independent trials: Wilson's score interval at
  /// 95 % (*Probable inference, the law of succession, and statistical inference*, 1927), which
  /// stays honest for shares near 0.
  ///
  /// @param trials at least 1
  public static Interval ofShare(long hits, long trials) {
    double z2 = DEVIATIONS_95 * DEVIATIONS_95;
    double share = (double) hits / trials;
    double middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
    double half =
        DEVIATIONS_95
            / (1 + z2 / trials)
            * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials));
    return new Interval(Math.max(0, middle - half), share, Math.min(1, middle + half));
  }

  /// A mean, from sums over a sample drawn without repeats: the normal interval at 95 % with the
  /// correction for a finite population. Exact when everything was drawn.
  ///
  /// @param sample at least 1; one alone has no spread, and its interval is a point
  public static Interval ofMean(long sum, long sumOfSquares, int sample, int population) {
    double mean = (double) sum / sample;
    double half = 0;
    if (sample < population) {
      double variance = (sumOfSquares - sum * mean) / Math.max(1, sample - 1);
      double unseen = (double) (population - sample) / Math.max(1, population - 1);
      half = DEVIATIONS_95 * Math.sqrt(Math.max(0, variance) / sample * unseen);
    }
    return new Interval(mean - half, mean, mean + half);
  }

  /// A mean, from a sample drawn without repeats: as [#ofMean], of values that are no whole
  /// numbers. Added up in their order, so that equal samples give equal bounds.
  ///
  /// @param sample at least one value
  public static Interval ofSample(double[] sample, int population) {
    double sum = 0;
    for (double value : sample) {
      sum += value;
    }
    double mean = sum / sample.length;
    double half = 0;
    if (sample.length < population) {
      double squares = 0;
      for (double value : sample) {
        squares += (value - mean) * (value - mean);
      }
      double unseen = (double) (population - sample.length) / Math.max(1, population - 1);
      half =
          DEVIATIONS_95
              * Math.sqrt(squares / Math.max(1, sample.length - 1) / sample.length * unseen);
    }
    return new Interval(mean - half, mean, mean + half);
  }
}
