package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.Optional;

/// Scores of pairs: tasks of [ScoreSpec#PAIRS_PER_TASK] pairs, listed or drawn.
record ScoreWork(SnapshotRef snapshot, ScoreSpec spec) implements JobWork {

  private static final int SCORES_SINCE = 3;

  @Override
  public JobKind kind() {
    return JobKind.SCORE;
  }

  @Override
  public int taskCount() {
    return Math.ceilDiv(spec.pairs(), ScoreSpec.PAIRS_PER_TASK);
  }

  @Override
  public Task task(String name, int taskIndex) {
    List<ArtistPair> listed = listed(taskIndex);
    return new Task.ScorePairs(
        name,
        snapshot,
        listed,
        listed.isEmpty() ? pairs(taskIndex) : 0,
        spec.minReleases(),
        spec.seed(),
        taskIndex);
  }

  @Override
  public int generation() {
    return SCORES_SINCE;
  }

  @Override
  public boolean isResult(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Scored;
  }

  @Override
  public Optional<String> mistake(int taskIndex, TaskOutcome result) {
    List<PairScore> scores = ((TaskOutcome.Scored) result).scores();
    if (scores.size() != pairs(taskIndex)) {
      return Optional.of("scored %d pairs, expected %d".formatted(scores.size(), pairs(taskIndex)));
    }
    boolean asked =
        spec.listed().isEmpty()
            || scores.stream().map(PairScore::pair).toList().equals(listed(taskIndex));
    return asked ? Optional.empty() : Optional.of("scored other pairs than were listed");
  }

  /// Pairs in a task: the last may have fewer.
  private int pairs(int taskIndex) {
    return Math.min(ScoreSpec.PAIRS_PER_TASK, spec.pairs() - taskIndex * ScoreSpec.PAIRS_PER_TASK);
  }

  private List<ArtistPair> listed(int taskIndex) {
    int from = taskIndex * ScoreSpec.PAIRS_PER_TASK;
    return spec.listed().isEmpty()
        ? List.of()
        : spec.listed().subList(from, from + pairs(taskIndex));
  }
}
