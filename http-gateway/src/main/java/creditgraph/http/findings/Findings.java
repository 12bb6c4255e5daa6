package creditgraph.http.findings;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobControl.JobReply;
import java.util.concurrent.CompletionStage;

/// Where findings come from. The cluster node asks its coordinator and its database.
public interface Findings {

  CompletionStage<JobReply> submit(FindingsSpec spec, JobTerms terms);

  CompletionStage<JobReply> describe(String jobId);

  /// What follows from the parts of a finished job.
  ///
  /// @param snapshot of the job, whose artists are named as long as it is open
  CompletionStage<FindingsReport> report(String jobId, SnapshotRef snapshot);
}
