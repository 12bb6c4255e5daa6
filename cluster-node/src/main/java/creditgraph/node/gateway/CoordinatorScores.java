package creditgraph.node.gateway;

import creditgraph.http.score.Scores;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The gateway's scores: jobs of the coordinator, their results from the database.
public final class CoordinatorScores implements Scores {

  private final CoordinatorJobs jobs;
  private final StoredOutcomes outcomes;

  public CoordinatorScores(CoordinatorJobs jobs, DataSource results, Executor blocking) {
    this.jobs = jobs;
    this.outcomes = new StoredOutcomes(results, blocking);
  }

  @Override
  public CompletionStage<JobReply> submit(ScoreSpec spec, JobTerms terms) {
    return jobs.submit(spec, terms);
  }

  @Override
  public CompletionStage<JobReply> describe(String jobId) {
    return jobs.describe(jobId);
  }

  @Override
  public CompletionStage<List<PairScore>> pairs(String jobId) {
    return outcomes
        .of(jobId)
        .thenApply(all -> all.stream().flatMap(CoordinatorScores::scores).toList());
  }

  private static Stream<PairScore> scores(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Scored scored ? scored.scores().stream() : Stream.empty();
  }
}
