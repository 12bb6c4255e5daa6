package creditgraph.protocol.score;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.RunLabel;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.job.JobSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which pairs to score: either `listed` ones, or `drawn` from all artists with enough releases.
/// Equal specs on equal snapshots give equal bytes, on any number of nodes.
///
/// @param drawn pairs to draw, 1 to [#MAX_PAIRS]; 0 when they are listed
/// @param listed 1 to [#MAX_LISTED] pairs of different artists; none, also when absent, when they
///   are drawn
/// @param minReleases releases that both ends of a drawn pair must have, at least 1
/// @param seed of the draws
/// @param run see [RunLabel]
public record ScoreSpec(
    RulesetId ruleset, int drawn, List<ArtistPair> listed, int minReleases, long seed, String run)
    implements JobSpec {

  public static final int MAX_PAIRS = 100_000;

  /// So few that a list of jobs fits into one message.
  public static final int MAX_LISTED = 100;

  public static final int MAX_MIN_RELEASES = 1_000_000;

  /// Part of what is computed, for each task draws from a stream of its own.
  public static final int PAIRS_PER_TASK = 25;

  public ScoreSpec(
      RulesetId ruleset,
      int drawn,
      @Nullable List<ArtistPair> listed,
      int minReleases,
      long seed,
      String run) {
    this.ruleset = ruleset;
    this.drawn = drawn;
    this.listed = listed == null ? List.of() : List.copyOf(listed);
    this.minReleases = minReleases;
    this.seed = seed;
    this.run = RunLabel.require(run);
    boolean draws = this.listed.isEmpty() && 1 <= drawn && drawn <= MAX_PAIRS;
    boolean lists = drawn == 0 && !this.listed.isEmpty() && this.listed.size() <= MAX_LISTED;
    if (!draws && !lists) {
      throw new IllegalArgumentException(
          "pairs: expected 1 to %d drawn or 1 to %d listed, found %d drawn and %d listed"
              .formatted(MAX_PAIRS, MAX_LISTED, drawn, this.listed.size()));
    }
    for (ArtistPair pair : this.listed) {
      if (pair.from().equals(pair.to())) {
        throw new IllegalArgumentException(
            "listed: expected two artists, found %s twice".formatted(pair.from()));
      }
    }
    if (minReleases < 1 || minReleases > MAX_MIN_RELEASES) {
      throw new IllegalArgumentException(
          "minReleases: expected 1 to %d, found %d".formatted(MAX_MIN_RELEASES, minReleases));
    }
  }

  public int pairs() {
    return drawn + listed.size();
  }

  @Override
  public JobKind jobKind() {
    return JobKind.SCORE;
  }
}
