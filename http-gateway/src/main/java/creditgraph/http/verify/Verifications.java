package creditgraph.http.verify;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.verify.CopyReport;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where copies are checked. The cluster node asks its coordinator and its database.
public interface Verifications {

  /// Has every node check its copy that reports one of this ruleset.
  CompletionStage<JobReply> submit(RulesetId ruleset, String run, JobTerms terms);

  CompletionStage<JobReply> describe(String jobId);

  /// What the nodes have reported so far, in any order.
  CompletionStage<List<CopyReport>> reports(String jobId);
}
