package creditgraph.http.score;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where scores come from. The cluster node asks its coordinator and its database.
public interface Scores {

  CompletionStage<JobReply> submit(ScoreSpec spec, JobTerms terms);

  CompletionStage<JobReply> describe(String jobId);

  /// What was scored so far, in any order; a pair that was drawn twice is there twice.
  CompletionStage<List<PairScore>> pairs(String jobId);
}
