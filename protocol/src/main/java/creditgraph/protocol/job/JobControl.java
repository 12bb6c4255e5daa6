package creditgraph.protocol.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.Sampling;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// The conversation between a gateway and the coordinator about jobs of any kind. A job has the id
/// of what it computes, as a sample has.
public interface JobControl {

  sealed interface Request extends Sampling.Command, WireMessage
      permits SubmitJob, ListJobs, DescribeJob, ChangeJob {}

  /// Starts a job on the current snapshot of its ruleset, or finds the equal one that exists: its
  /// id is a function of snapshot and spec. A sample is submitted as [Sampling.SubmitSample].
  ///
  /// @param terms of no effect on a job that exists
  record SubmitJob(JobSpec spec, JobTerms terms, ActorRef<JobReply> replyTo) implements Request {}

  /// Asks for all jobs that are not forgotten, the oldest first.
  record ListJobs(ActorRef<JobList> replyTo) implements Request {}

  record DescribeJob(String jobId, ActorRef<JobReply> replyTo) implements Request {}

  /// Safe to repeat: a job that is as it should be stays so.
  record ChangeJob(String jobId, Change change, ActorRef<JobReply> replyTo) implements Request {}

  enum Change {
    PAUSE,
    RESUME,
    /// Ends the job without a result. Asking for what it computes starts it anew.
    CANCEL
  }

  record JobList(List<JobCard> jobs) implements WireMessage {
    public JobList {
      jobs = List.copyOf(jobs);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = JobCard.class, name = "job-card"),
    @JsonSubTypes.Type(value = UnknownJob.class, name = "unknown-job"),
    @JsonSubTypes.Type(value = JobEnded.class, name = "job-ended"),
    @JsonSubTypes.Type(value = NoSuchRuleset.class, name = "no-such-ruleset"),
    @JsonSubTypes.Type(value = TooManyJobs.class, name = "too-many-jobs"),
  })
  sealed interface JobReply extends WireMessage
      permits JobCard, UnknownJob, JobEnded, NoSuchRuleset, TooManyJobs {}

  record UnknownJob(String jobId) implements JobReply {}

  /// The job has ended and cannot be changed.
  record JobEnded(String jobId, JobStatus status) implements JobReply {}

  record NoSuchRuleset(RulesetId ruleset, List<RulesetId> available) implements JobReply {
    public NoSuchRuleset {
      available = List.copyOf(available);
    }
  }

  /// As many jobs as the coordinator takes at once are running.
  record TooManyJobs(int running) implements JobReply {}
}
