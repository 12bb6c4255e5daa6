package creditgraph.protocol.findings;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.RunLabel;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.job.JobSpec;

/// How closely to look at a snapshot. Equal specs on equal snapshots give equal bytes, on any
/// number of nodes.
///
/// @param sources artists from whom all distances are measured, 2 to [#MAX_SOURCES], drawn without
///   repeats from the largest component, or all of it when it has fewer
/// @param routes pairs of artists for each of whom a shortest route is drawn, 1 to [#MAX_ROUTES];
///   as many pairs of neighbours are drawn for clustering
/// @param seed of all draws
/// @param run see [RunLabel]
/// @param roles whether they are counted by year; not when absent, as in older messages and
///   journals: a job that an older version started stays what it was
public record FindingsSpec(
    RulesetId ruleset, int sources, int routes, long seed, String run, boolean roles)
    implements JobSpec {

  /// Two, or no sample has a spread.
  public static final int MIN_SOURCES = 2;

  public static final int MAX_SOURCES = 4_096;
  public static final int MAX_ROUTES = 200_000;

  /// What one pass over the graph takes. Part of what is computed, as the next two.
  public static final int SOURCES_PER_TASK = 64;

  public static final int ROUTES_PER_TASK = 100;

  /// Artists of whom the mean distance to all others is estimated: those with most releases in the
  /// largest component. So few that the sums of a task are small beside a message.
  public static final int PANEL = 100;

  public FindingsSpec {
    requireRange("sources", sources, MIN_SOURCES, MAX_SOURCES);
    requireRange("routes", routes, 1, MAX_ROUTES);
    RunLabel.require(run);
  }

  /// All that this version measures.
  public FindingsSpec(RulesetId ruleset, int sources, int routes, long seed, String run) {
    this(ruleset, sources, routes, seed, run, true);
  }

  @Override
  public JobKind jobKind() {
    return JobKind.FINDINGS;
  }

  private static void requireRange(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: expected %d to %d, found %d".formatted(field, least, most, value));
    }
  }
}
