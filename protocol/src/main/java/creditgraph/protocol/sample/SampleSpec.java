package creditgraph.protocol.sample;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.WireMessage;
import java.util.regex.Pattern;

/// What to sample. Equal specs on equal snapshots give equal bytes, on any number of nodes.
///
/// @param pairs artist pairs to draw, 1 to [#MAX_PAIRS]
/// @param seed of every random draw
/// @param run a label that tells repeats of one sample apart; does not enter any draw; may be empty
public record SampleSpec(RulesetId ruleset, int pairs, long seed, String run)
    implements WireMessage {

  public static final int MAX_PAIRS = 10_000_000;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{0,40}");

  public SampleSpec {
    if (pairs < 1 || pairs > MAX_PAIRS) {
      throw new IllegalArgumentException("pairs: expected 1 to " + MAX_PAIRS + ", found " + pairs);
    }
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "run: expected " + RUN.pattern() + ", found '" + run + "'");
    }
  }
}
