package creditgraph.node.gateway;

import creditgraph.http.job.Jobs;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.sample.Sampling;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/// The gateway's jobs, kept by the cluster's coordinator.
public final class CoordinatorJobs implements Jobs {

  private final ActorSystem<?> system;
  private final ActorRef<Sampling.Command> coordinator;
  private final Duration timeout;

  public CoordinatorJobs(
      ActorSystem<?> system, ActorRef<Sampling.Command> coordinator, Duration timeout) {
    this.system = system;
    this.coordinator = coordinator;
    this.timeout = timeout;
  }

  /// Starts a job of any kind but a sample.
  CompletionStage<JobReply> submit(JobSpec spec, JobTerms terms) {
    return ask(replyTo -> new SubmitJob(spec, terms, replyTo));
  }

  @Override
  public CompletionStage<JobList> list() {
    return ask(ListJobs::new);
  }

  @Override
  public CompletionStage<JobReply> describe(String jobId) {
    return ask(replyTo -> new DescribeJob(jobId, replyTo));
  }

  @Override
  public CompletionStage<JobReply> change(String jobId, Change change) {
    return ask(replyTo -> new ChangeJob(jobId, change, replyTo));
  }

  private <R> CompletionStage<R> ask(Function<ActorRef<R>, Sampling.Command> question) {
    return AskPattern.ask(coordinator, question, timeout, system.scheduler());
  }
}
