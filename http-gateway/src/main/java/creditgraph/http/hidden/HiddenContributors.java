package creditgraph.http.hidden;

import creditgraph.protocol.hidden.Guessing.Guess;
import creditgraph.protocol.hidden.Guessing.GuessReply;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.Guessing.PuzzleReply;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/// Where hidden contributors come from. The cluster node asks its database.
public interface HiddenContributors {

  CompletionStage<PuzzleReply> today();

  CompletionStage<PuzzleReply> on(LocalDate day);

  /// The latest of the days before one, newest first; none of days that have not come.
  ///
  /// @param most 1 to `Guessing.MAX_PAGE`
  CompletionStage<Page> archive(LocalDate before, int most);

  /// @param reveal the last that the player has seen, from 1; one beyond the last is the last
  CompletionStage<GuessReply> judge(LocalDate day, int reveal, Guess guess);
}
