package creditgraph.node.challenge;

import creditgraph.game.challenge.ChallengeDay;
import creditgraph.node.challenge.Publication.Plan;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.sample.Sampling;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps today and the [#DAYS_AHEAD] days after it published, and their files written.
///
/// ```
/// idle ── LookDue ──▶ looking ── Looked, days missing ──▶ scoring ── job finished ──▶ publishing
///  ▲                     │ none missing                     │ job failed                  │
///  ├────── exporting ◀───┘                                  │                             │
///  └────────────────────────────────────────────────────────┴───────── Published ─────────┘
/// ```
///
/// Candidates are drawn and scored by a job of the coordinator, which is asked for again at each
/// look until it is finished: its id follows from what it computes, so asking is harmless, and a
/// publisher that moved to another node finds the job of the one before. What is published is in
/// the database, its files on the disk; what is kept here could be asked again.
///
/// Days are those of the system's clock, which may be set: a calendar must follow when it is. A day
/// that has passed is never filled.
public final class ChallengePublisher {

  public static final int DAYS_AHEAD = 7;

  private static final Logger log = LoggerFactory.getLogger(ChallengePublisher.class);

  /// People wait for it, if it is for today.
  private static final JobTerms TERMS =
      new JobTerms(Priority.HIGH, Duration.ZERO, JobTerms.USUAL_TRIES);

  /// Every message of the publisher; none comes from elsewhere.
  public sealed interface Command {}

  private record LookDue() implements Command {}

  private record Looked(Optional<Plan> plan) implements Command {}

  private record Answered(JobReply reply) implements Command {}

  private record Exported(LocalDate day, boolean done) implements Command {}

  private record Published(List<LocalDate> missing) implements Command {}

  private record Broke(Throwable failure) implements Command {}

  /// @param attempt how often the days that are missing could not be filled
  /// @param exported the day for which every file was written that can be
  private record Memory(int attempt, LocalDate exported) {

    private static final Memory FRESH = new Memory(0, LocalDate.MIN);

    private Memory afterVainAttempt() {
      return new Memory(attempt + 1, exported);
    }

    private Memory afterExport(Exported export) {
      return new Memory(0, export.done() ? export.day() : exported);
    }
  }

  private final ActorContext<Command> context;
  private final ActorRef<Sampling.Command> coordinator;
  private final Publication publication;
  private final InstantSource clock;
  private final ActorRef<JobReply> answers;

  /// @param lookEvery how often the database is asked whether a day is missing, and the coordinator
  ///   whether the job is finished
  static Behavior<Command> create(
      ActorRef<Sampling.Command> coordinator,
      Publication publication,
      Duration lookEvery,
      InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(new LookDue(), Duration.ZERO, lookEvery);
          return new ChallengePublisher(context, coordinator, publication, clock)
              .idle(Memory.FRESH);
        }));
  }

  private ChallengePublisher(
      ActorContext<Command> context,
      ActorRef<Sampling.Command> coordinator,
      Publication publication,
      InstantSource clock) {
    this.context = context;
    this.coordinator = coordinator;
    this.publication = publication;
    this.clock = clock;
    this.answers = context.messageAdapter(JobReply.class, Answered::new);
  }

  private Behavior<Command> idle(Memory memory) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case LookDue _ -> look(memory);
          case Looked _, Answered _, Exported _, Published _, Broke _ -> Behaviors.same();
        });
  }

  private Behavior<Command> looking(Memory memory, LocalDate today) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Looked looked when looked.plan().isPresent() -> ask(memory, looked.plan().get());
          case Looked _ -> export(memory, today);
          case Broke broke -> giveUp(memory, "the database cannot be asked", broke.failure());
          case LookDue _, Answered _, Exported _, Published _ -> Behaviors.same();
        });
  }

  private Behavior<Command> exporting(Memory memory) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Exported exported -> idle(memory.afterExport(exported));
          case Broke broke -> giveUp(memory, "files were not written", broke.failure());
          case LookDue _, Looked _, Answered _, Published _ -> Behaviors.same();
        });
  }

  private Behavior<Command> scoring(Memory memory, Plan plan) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case LookDue _ -> ask(memory, plan);
          case Answered answered -> answered(memory, plan, answered.reply());
          case Looked _, Exported _, Published _, Broke _ -> Behaviors.same();
        });
  }

  private Behavior<Command> publishing(Memory memory, Plan plan) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Published published -> published(memory, plan, published.missing());
          case Broke broke -> giveUp(memory, "nothing was published", broke.failure());
          case LookDue _, Looked _, Answered _, Exported _ -> Behaviors.same();
        });
  }

  private Behavior<Command> look(Memory memory) {
    LocalDate today = ChallengeDay.at(clock.instant());
    context.pipeToSelf(
        publication.plan(today, memory.attempt()),
        (plan, failure) -> failure == null ? new Looked(plan) : new Broke(failure));
    return looking(memory, today);
  }

  private Behavior<Command> export(Memory memory, LocalDate today) {
    if (memory.exported().equals(today)) {
      return idle(memory);
    }
    context.pipeToSelf(
        publication.export(today),
        (done, failure) -> failure == null ? new Exported(today, done) : new Broke(failure));
    return exporting(memory);
  }

  private Behavior<Command> ask(Memory memory, Plan plan) {
    coordinator.tell(new SubmitJob(plan.spec(), TERMS, answers));
    return scoring(memory, plan);
  }

  private Behavior<Command> answered(Memory memory, Plan plan, JobReply reply) {
    return switch (reply) {
      case JobCard card ->
          switch (card.status()) {
            case RUNNING, PAUSED -> Behaviors.same();
            case FINISHED -> publish(memory, plan, card);
            case FAILED, CANCELLED -> tryOthers(memory, card.jobId() + " " + card.reason());
          };
      // Asked again at the next look.
      case TooManyJobs _, UnknownJob _ -> Behaviors.same();
      case JobEnded ended -> tryOthers(memory, ended.jobId() + " " + ended.status());
      case NoSuchRuleset _ -> idle(memory);
    };
  }

  private Behavior<Command> tryOthers(Memory memory, String why) {
    log.warn("candidates were not scored attempt={} job={}", memory.attempt(), why);
    return idle(memory.afterVainAttempt());
  }

  private Behavior<Command> publish(Memory memory, Plan plan, JobCard card) {
    context.pipeToSelf(
        publication
            .scores(card.jobId())
            .thenCompose(scores -> publication.publish(plan, card.snapshot(), scores)),
        (missing, failure) -> failure == null ? new Published(missing) : new Broke(failure));
    return publishing(memory, plan);
  }

  private Behavior<Command> published(Memory memory, Plan plan, List<LocalDate> missing) {
    if (missing.isEmpty()) {
      log.info(
          "challenges published days={} through={}", plan.days().size(), plan.days().getLast());
      return idle(Memory.FRESH);
    }
    log.warn("no candidate for days={} attempt={}; others are drawn", missing, memory.attempt());
    return idle(memory.afterVainAttempt());
  }

  private Behavior<Command> giveUp(Memory memory, String what, Throwable failure) {
    log.warn("{}; the next look tries again", what, failure);
    return idle(memory);
  }
}
