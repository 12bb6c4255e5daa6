package creditgraph.graph.measure;

/// What sampled routes cost, added up. Whole numbers, so the sums are the same in any order; mean
/// and variance follow from them and the number of routes.
///
/// @param sum of the costs
/// @param sumOfSquares of the costs, for their variance; 10 million routes of the dearest kind stay
///   below 2^63
/// @param most the cost of the dearest route; 0 when there is none
public record CostTotals(long sum, long sumOfSquares, int most) {

  public static final CostTotals NONE = new CostTotals(0, 0, 0);

  /// With one route more.
  CostTotals and(int cost) {
    return new CostTotals(
        Math.addExact(sum, cost),
        Math.addExact(sumOfSquares, (long) cost * cost),
        Math.max(most, cost));
  }
}
