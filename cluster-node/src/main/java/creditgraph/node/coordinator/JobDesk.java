package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import java.util.Optional;

/// Decides what is done to a job when somebody asks for it.
final class JobDesk {

  private JobDesk() {}

  /// What a question leads to: an event, or nothing but an answer.
  sealed interface Ruling {
    record Do(CoordinatorEvent event) implements Ruling {}

    /// The job stands as it should.
    record Leave() implements Ruling {}

    record Refuse(JobReply reply) implements Ruling {}
  }

  static Ruling rule(CoordinatorState state, ChangeJob change) {
    Optional<SampleState> job = state.sample(change.jobId());
    if (job.isEmpty()) {
      return new Ruling.Refuse(new UnknownJob(change.jobId()));
    }
    return switch (change.change()) {
      case PAUSE -> rule(job.get(), JobStatus.PAUSED, new SamplePaused(change.jobId()));
      case RESUME -> rule(job.get(), JobStatus.RUNNING, new SampleResumed(change.jobId()));
      case CANCEL -> rule(job.get(), JobStatus.CANCELLED, new SampleCancelled(change.jobId()));
    };
  }

  private static Ruling rule(SampleState job, JobStatus wished, CoordinatorEvent event) {
    if (job.status() == wished) {
      return new Ruling.Leave();
    }
    return job.status().hasEnded()
        ? new Ruling.Refuse(new JobEnded(job.id(), job.status()))
        : new Ruling.Do(event);
  }
}
