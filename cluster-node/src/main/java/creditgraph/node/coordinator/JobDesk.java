package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import java.time.Instant;
import java.util.Optional;

/// Says how jobs stand, and decides what is done to one when somebody asks for it.
final class JobDesk {

  private final TaskRates rates = new TaskRates();

  /// What a question leads to: an event, or nothing but an answer.
  sealed interface Ruling {
    record Do(CoordinatorEvent event) implements Ruling {}

    /// Nothing to journal: the job stands as it should, or cannot be changed.
    record Answer(JobReply reply) implements Ruling {}
  }

  /// Follows what was journaled, for the rates.
  void note(CoordinatorState now, CoordinatorEvent event, Instant at) {
    if (now.job(event.sampleId()).filter(JobState::isRunning).isEmpty()) {
      rates.forget(event.sampleId());
    } else if (event instanceof TasksAccepted accepted) {
      rates.accepted(accepted.sampleId(), accepted.taskIndexes().size(), at);
    } else if (event instanceof TasksDone done) {
      rates.accepted(done.sampleId(), done.taskIndexes().size(), at);
    }
  }

  /// Every job, without the troubles of single tasks.
  JobList list(CoordinatorState state, Instant now) {
    return new JobList(
        state.jobs().stream().map(job -> job.card(rates.perSecond(job.id(), now), 0)).toList());
  }

  JobReply describe(CoordinatorState state, String jobId, Instant now) {
    return state
        .job(jobId)
        .<JobReply>map(job -> job.card(rates.perSecond(jobId, now), JobCard.MAX_TROUBLES))
        .orElse(new UnknownJob(jobId));
  }

  Ruling rule(CoordinatorState state, ChangeJob change, Instant now) {
    String id = change.jobId();
    Optional<JobState> job = state.job(id);
    if (job.isEmpty() || job.get().status() == wished(change)) {
      return new Ruling.Answer(describe(state, id, now));
    }
    JobStatus status = job.get().status();
    return status.hasEnded()
        ? new Ruling.Answer(new JobEnded(id, status))
        : new Ruling.Do(
            switch (change.change()) {
              case PAUSE -> new SamplePaused(id);
              case RESUME -> new SampleResumed(id);
              case CANCEL -> new SampleCancelled(id);
            });
  }

  private static JobStatus wished(ChangeJob change) {
    return switch (change.change()) {
      case PAUSE -> JobStatus.PAUSED;
      case RESUME -> JobStatus.RUNNING;
      case CANCEL -> JobStatus.CANCELLED;
    };
  }
}
