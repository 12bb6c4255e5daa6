package creditgraph.protocol.sweep;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;

/// One combination of a grid's values.
public record SweepPoint(
    int index, RulesetId ruleset, HubPenalty hubPenalty, YearWindow years, int pairs, long seed) {

  /// The sample that is taken at this point.
  public SampleSpec sample(String run, int pairsPerTask) {
    return new SampleSpec(ruleset, pairs, seed, run, pairsPerTask, hubPenalty, years);
  }
}
