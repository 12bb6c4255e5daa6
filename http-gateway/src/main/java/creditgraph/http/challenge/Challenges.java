package creditgraph.http.challenge;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.challenge.ChallengeId;
import creditgraph.protocol.challenge.Challenging.AttemptReply;
import creditgraph.protocol.challenge.Challenging.ChallengeReply;
import creditgraph.protocol.challenge.Challenging.Ends;
import creditgraph.protocol.challenge.Challenging.HintReply;
import creditgraph.protocol.challenge.Challenging.Page;
import creditgraph.protocol.challenge.Challenging.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where challenges come from. The cluster node asks its database and its snapshots.
public interface Challenges {

  CompletionStage<ChallengeReply> today();

  CompletionStage<ChallengeReply> find(ChallengeId id);

  /// The latest of the days before one, newest first; none of days that have not come.
  ///
  /// @param most 1 to `Challenging.MAX_PAGE`
  CompletionStage<Page> archive(LocalDate before, int most);

  /// A pair drawn from a collection of people.
  ///
  /// @param band the word of one, or empty for any
  CompletionStage<ChallengeReply> random(RulesetId ruleset, long seed, String band, Ends ends);

  /// @param steps in the order in which they were made, those included that were refused
  /// @param hints that the player has taken
  CompletionStage<AttemptReply> judge(ChallengeId id, List<Step> steps, int hints);

  /// @param at where the player stands
  /// @param rung of the ladder, 1 to `Challenging.RUNGS`
  CompletionStage<HintReply> hint(ChallengeId id, ArtistId at, int rung);
}
