package creditgraph.node.challenge;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What the publisher has others do. Nothing here is done on the calling thread.
interface Publication {

  /// What is to be scored so that the days from this one on have their challenges.
  ///
  /// @param attempt how often the days that are missing could not be filled
  /// @return empty when none is missing, or no snapshot of the game is open here
  CompletionStage<Optional<Plan>> plan(LocalDate today, int attempt);

  /// The scores of a finished job.
  CompletionStage<List<PairScore>> scores(String jobId);

  /// Publishes a challenge for each day that can have one.
  ///
  /// @param snapshot on which the scores were found
  /// @return the days that have none still
  CompletionStage<List<LocalDate>> publish(Plan plan, SnapshotRef snapshot, List<PairScore> scores);

  /// Writes the files that are missing.
  ///
  /// @return whether none is missing now that could be written
  CompletionStage<Boolean> export(LocalDate today);

  /// @param days without a challenge, at least one
  record Plan(List<LocalDate> days, ScoreSpec spec) {
    public Plan {
      days = List.copyOf(days);
    }
  }
}
