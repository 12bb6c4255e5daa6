package creditgraph.http.job;

import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import java.util.concurrent.CompletionStage;

/// Where jobs are kept. The cluster node asks its coordinator.
public interface Jobs {

  CompletionStage<JobList> list();

  CompletionStage<JobReply> describe(String jobId);

  CompletionStage<JobReply> change(String jobId, Change change);
}
