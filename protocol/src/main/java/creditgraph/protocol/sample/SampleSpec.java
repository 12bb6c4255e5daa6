package creditgraph.protocol.sample;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.job.JobSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What to sample. Equal specs on equal snapshots give equal bytes, on any number of nodes.
///
/// @param pairs artist pairs to draw, 1 to [#MAX_PAIRS]
/// @param seed of every random draw
/// @param run a label that tells repeats of one sample apart; does not enter any draw; may be empty
/// @param pairsPerTask pairs that a task draws, 1 to [#MAX_PAIRS_PER_TASK], and so many that there
///   are at most [#MAX_TASKS] tasks; part of the spec because the cut decides which pairs are
///   drawn. 0, as older messages have it, means [#USUAL_PAIRS_PER_TASK]
/// @param hubPenalty [HubPenalty#NONE] when absent, as in older messages and events
/// @param years [YearWindow#ALL] when absent, as in older messages and events
public record SampleSpec(
    RulesetId ruleset,
    int pairs,
    long seed,
    String run,
    int pairsPerTask,
    HubPenalty hubPenalty,
    YearWindow years)
    implements JobSpec {

  public static final int MAX_PAIRS = 10_000_000;
  public static final int MAX_PAIRS_PER_TASK = 10_000;
  public static final int MAX_TASKS = 1_000_000;

  /// A fraction of a second of work, so that little is lost with a node.
  public static final int USUAL_PAIRS_PER_TASK = 250;

  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{0,40}");

  public SampleSpec(
      RulesetId ruleset,
      int pairs,
      long seed,
      String run,
      int pairsPerTask,
      @Nullable HubPenalty hubPenalty,
      @Nullable YearWindow years) {
    requireRange("pairs", pairs, 1, MAX_PAIRS);
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "run: expected " + RUN.pattern() + ", found '" + run + "'");
    }
    this.ruleset = ruleset;
    this.pairs = pairs;
    this.seed = seed;
    this.run = run;
    this.pairsPerTask = pairsPerTask == 0 ? USUAL_PAIRS_PER_TASK : pairsPerTask;
    this.hubPenalty = hubPenalty == null ? HubPenalty.NONE : hubPenalty;
    this.years = years == null ? YearWindow.ALL : years;
    requireRange("pairsPerTask", this.pairsPerTask, leastPairsPerTask(pairs), MAX_PAIRS_PER_TASK);
  }

  /// Of routes of fewest releases, whenever they were published.
  public SampleSpec(RulesetId ruleset, int pairs, long seed, String run, int pairsPerTask) {
    this(ruleset, pairs, seed, run, pairsPerTask, HubPenalty.NONE, YearWindow.ALL);
  }

  /// With the usual cut.
  public static SampleSpec of(RulesetId ruleset, int pairs, long seed, String run) {
    return new SampleSpec(ruleset, pairs, seed, run, USUAL_PAIRS_PER_TASK);
  }

  @Override
  public JobKind jobKind() {
    return JobKind.SAMPLE;
  }

  /// Whether anything but fewest releases makes a route; versions before did not know such samples.
  public boolean hasConditions() {
    return hubPenalty.weighs() || !years.isAll();
  }

  /// The smallest tasks that a sample of so many pairs may be cut into.
  public static int leastPairsPerTask(int pairs) {
    return Math.ceilDiv(pairs, MAX_TASKS);
  }

  private static void requireRange(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: expected %d to %d, found %d".formatted(field, least, most, value));
    }
  }
}
