package creditgraph.protocol.sample;

import creditgraph.protocol.WireMessage;

/// What sampled routes cost, added up in whole numbers: the same in any order.
///
/// @param sum of the costs
/// @param sumOfSquares of the costs, for their variance
/// @param most the cost of the dearest route; 0 when there is none
public record CostTotals(long sum, long sumOfSquares, int most) implements WireMessage {

  /// Of routes that are not weighed.
  public static final CostTotals NONE = new CostTotals(0, 0, 0);

  public CostTotals plus(CostTotals more) {
    return new CostTotals(
        Math.addExact(sum, more.sum),
        Math.addExact(sumOfSquares, more.sumOfSquares),
        Math.max(most, more.most));
  }
}
