package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every message against a journal in memory; the real one is [CoordinatorJournalIT]'s.
final class CoordinatorTest {

  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              pekko.actor.serialization-bindings {
                "creditgraph.protocol.WireMessage" = jackson-cbor
              }
              """)
          .withFallback(ManualTime.config())
          .withFallback(EventSourcedBehaviorTestKit.config());
  private static final ActorTestKit KIT = ActorTestKit.create(CONFIG);
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration LEASE = Duration.ofSeconds(10);

  /// Which snapshot is current, and what time it is, as the test says.
  private Optional<SnapshotRef> current = Optional.of(SNAPSHOT);

  private final ControlledResults results = new ControlledResults();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private EventSourcedBehaviorTestKit<Command, CoordinatorEvent, CoordinatorState> coordinator;

  @BeforeEach
  void startTheCoordinator() {
    CurrentSnapshots snapshots =
        new CurrentSnapshots() {
          @Override
          public Optional<SnapshotRef> current(RulesetId ruleset) {
            return current.filter(ref -> ref.ruleset().equals(ruleset));
          }

          @Override
          public List<RulesetId> rulesets() {
            return current.stream().map(SnapshotRef::ruleset).toList();
          }
        };
    coordinator =
        EventSourcedBehaviorTestKit.create(
            KIT.system(),
            Coordinator.create(new CoordinatorSettings(LEASE, 2), snapshots, results, () -> now),
            // The state is stored through its checkpoint only and some commands are private; what
            // is
            // stored or sent is covered by the tests of the wire and of the journal.
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                .withVerifyState(false)
                .withVerifyCommands(false));
    coordinator.clear();
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void startsASampleAndSaysHowFarItIs() {
    Progress started = submit(600);

    assertThat(started.snapshot()).isEqualTo(SNAPSHOT);
    assertThat(started.tasksDone()).isZero();
    assertThat(started.tasksTotal()).isEqualTo(3);
    assertThat(describe(started.sampleId())).isEqualTo(started);
  }

  @Test
  void answersTheEqualSampleWithoutASecondEvent() {
    submit(600);

    var second =
        coordinator.<SampleReply>runCommand(
            replyTo -> new SubmitSample(spec(600, 1), JobTerms.USUAL, replyTo));

    assertThat(second.hasNoEvents()).isTrue();
    assertThat(second.reply()).isInstanceOf(Progress.class);
  }

  @Test
  void namesTheRulesetsItKnows() {
    SampleSpec studio = SampleSpec.of(new RulesetId("studio"), 10, 1, "");

    var result =
        coordinator.<SampleReply>runCommand(
            reply -> new SubmitSample(studio, JobTerms.USUAL, reply));

    assertThat(result.reply())
        .isEqualTo(new UnknownRuleset(studio.ruleset(), List.of(Samples.EVERYONE)));
  }

  @Test
  void isBusyWhenTwoSamplesRun() {
    submit(600);
    coordinator.<SampleReply>runCommand(
        reply -> new SubmitSample(spec(600, 2), JobTerms.USUAL, reply));

    var third =
        coordinator.<SampleReply>runCommand(
            reply -> new SubmitSample(spec(600, 3), JobTerms.USUAL, reply));

    assertThat(third.reply()).isEqualTo(new Busy(2));
  }

  @Test
  void doesNotKnowASampleThatIsNot() {
    assertThat(describe("0000000000000000")).isEqualTo(new UnknownSample("0000000000000000"));
  }

  @Test
  void handsOutTasksAndTakesTheirOutcomes() {
    String id = submit(300).sampleId();

    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 1));
    report("lane-1", id, 0, twoApart(250));
    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
    report("lane-2", id, 1, twoApart(50));

    assertThat(describe(id))
        .isEqualTo(new Finished(id, SNAPSHOT, spec(300, 1), Samples.counts(300)));
    assertThat(offered("lane-1")).isEqualTo(new NothingToDo(Coordinator.ASK_AGAIN_AFTER));
  }

  @Test
  void acknowledgesADuplicateWithoutASecondEvent() {
    String id = submit(300).sampleId();
    report("lane-1", id, 0, twoApart(250));

    report("lane-2", id, 0, twoApart(250));

    assertThat(events()).filteredOn(TasksAccepted.class::isInstance).hasSize(1);
  }

  @Test
  void offersATaskAgainThatMetAnotherSnapshot() {
    String id = submit(300).sampleId();
    pull("lane-1");

    report("lane-1", id, 0, new TaskOutcome.WrongSnapshot("cccccccc"));

    assertThat(events()).hasSize(1);
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void endsASampleWhoseTaskKeepsBreaking() {
    String id = submit(300).sampleId();
    for (int attempt = 0; attempt < JobTerms.USUAL_TRIES; attempt++) {
      assertThat(pull("lane-" + attempt)).isEqualTo(taskName(id, 0));
      report("lane-" + attempt, id, 0, new TaskOutcome.Failed("no memory"));
      now = now.plusSeconds(5);
    }

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("no memory"));
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
  }

  @Test
  void offersATaskAgainWhenItsLaneStaysSilent() {
    String id = submit(250).sampleId();
    pull("lane-1");
    assertThat(offered("lane-2")).isInstanceOf(NothingToDo.class);

    now = now.plus(LEASE);
    TIME.timePasses(Duration.ofSeconds(1));

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void leavesATaskToALaneThatStillComputes() {
    String id = submit(250).sampleId();
    pull("lane-1");
    now = now.plusSeconds(9);
    coordinator.runCommand(new KeepTask("lane-1", taskName(id, 0)));

    now = now.plusSeconds(9);
    TIME.timePasses(Duration.ofSeconds(1));

    assertThat(offered("lane-2")).isInstanceOf(NothingToDo.class);
  }

  @Test
  void offersTheTasksOfARemovedNodeAtOnce() {
    String id = submit(250).sampleId();
    pull("lane-1");

    coordinator.runCommand(new NodeRemoved(KIT.system().address().toString()));

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void endsASampleOnASnapshotThatNoNodeHasAnyMore() {
    String id = submit(250).sampleId();
    pullWith("lane-1", Samples.OTHER.fingerprint());

    now = now.plus(OrphanWatch.PATIENCE).plusSeconds(1);
    pullWith("lane-1", Samples.OTHER.fingerprint());

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains(SNAPSHOT.path()));
  }

  @Test
  void knowsAfterARestartWhatWasAcceptedAndOffersTheRest() {
    String id = submit(600).sampleId();
    pull("lane-1");
    report("lane-1", id, 0, twoApart(250));
    pull("lane-2");

    coordinator.restart();

    assertThat(describe(id)).isEqualTo(new Progress(id, SNAPSHOT, spec(600, 1), 1, 3));
    assertThat(List.of(pull("lane-3"), pull("lane-4")))
        .containsExactly(taskName(id, 1), taskName(id, 2));
  }

  @Test
  void offersABatchAndTakesItsOutcomesTogether() {
    String id = submit(2000).sampleId();
    TestProbe<TaskOffer> lane = KIT.createTestProbe();
    coordinator.runCommand(
        new PullTask("lane-1", List.of(SNAPSHOT.fingerprint()), 3, lane.getRef()));
    assertThat(((RunTasks) lane.receiveMessage()).tasks())
        .extracting(Task::name)
        .containsExactly(taskName(id, 0), taskName(id, 1), taskName(id, 2));

    reportBatch("lane-1", sampled(id, 0, 250), sampled(id, 1, 250)).receiveMessage();

    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0, 1), Samples.counts(500)));
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 2));
  }

  @Test
  void acknowledgesNothingBeforeTheRowsAreWritten() {
    String id = submit(600).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> lane = reportBatch("lane-1", sampled(id, 0, 250));

    lane.expectNoMessage();
    assertThat(events()).hasSize(1);
    results.release();

    assertThat(lane.receiveMessage()).isEqualTo(new OutcomesTaken(1));
    assertThat(lastEvent()).isInstanceOf(TasksAccepted.class);
  }

  @Test
  void goesOnWithEverythingElseWhileRowsAreWritten() {
    String id = submit(1000).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> first = reportBatch("lane-1", sampled(id, 0, 250));
    TestProbe<OutcomesTaken> second = reportBatch("lane-2", sampled(id, 1, 250));
    TestProbe<OutcomesTaken> third = reportBatch("lane-3", sampled(id, 2, 250));

    assertThat(describe(id)).isEqualTo(new Progress(id, SNAPSHOT, spec(1000, 1), 0, 4));
    assertThat(results.steps()).hasSize(1);
    results.release();
    first.receiveMessage();
    second.receiveMessage();
    third.receiveMessage();

    assertThat(events().subList(1, 3))
        .containsExactly(
            new TasksAccepted(id, List.of(0), Samples.counts(250)),
            new TasksAccepted(id, List.of(1, 2), Samples.counts(500)));
  }

  @Test
  void takesAReportAgainWhoseRowsCouldNotBeWritten() {
    String id = submit(600).sampleId();
    results.failNext(new SQLException("the disk is full"));
    reportBatch("lane-1", sampled(id, 0, 250)).expectNoMessage();

    report("lane-1", id, 0, twoApart(250));

    assertThat(events()).hasSize(2);
  }

  @Test
  void takesAReportAgainWhoseEventCouldNotBeWritten() {
    String id = submit(600).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> lane = reportBatch("lane-1", sampled(id, 0, 250));
    coordinator.persistenceTestKit().failNextPersisted(Coordinator.ID.id());
    LoggingTestKit.empty()
        .withMessageContains("Failed to persist")
        .expect(
            KIT.system(),
            () -> {
              results.release();
              return true;
            });
    lane.expectNoMessage();
    TIME.timePasses(Duration.ofSeconds(1));

    report("lane-1", id, 0, twoApart(250));

    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
  }

  @Test
  void failsTheSampleLoudlyWhenARowDiffers() {
    String id = submit(600).sampleId();
    results.conflictNext(new Conflict(new TaskName(id, 0), "1a2b", "3c4d"));

    report("lane-1", id, 0, twoApart(250));

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.reason()).contains("task 0").contains("1a2b").contains("3c4d"));
  }

  @Test
  void removesTheRowsOfForgottenSamplesWhenAnotherWasStarted() {
    String id = submit(600).sampleId();
    report("lane-1", id, 0, twoApart(250));
    report("lane-1", id, 1, twoApart(250));

    assertThat(results.steps()).extracting(Step::onlyJobs).containsExactly(Set.of(id), Set.of());
  }

  @Test
  void pausesAndResumesAJob() {
    String id = submit(600).sampleId();

    assertThat(card(change(id, Change.PAUSE)).status()).isEqualTo(JobStatus.PAUSED);
    assertThat(lastEvent()).isEqualTo(new SamplePaused(id));
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
    assertThat(card(change(id, Change.PAUSE)).status()).isEqualTo(JobStatus.PAUSED);
    assertThat(events()).hasSize(2);
    coordinator.restart();
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);

    assertThat(card(change(id, Change.RESUME)).status()).isEqualTo(JobStatus.RUNNING);
    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));
  }

  @Test
  void cancelsAJobForGood() {
    String id = submit(600).sampleId();

    assertThat(card(change(id, Change.CANCEL)).status()).isEqualTo(JobStatus.CANCELLED);

    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
    assertThat(change(id, Change.RESUME)).isEqualTo(new JobEnded(id, JobStatus.CANCELLED));
    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("cancelled"));
  }

  @Test
  void changesNoJobThatIsNot() {
    assertThat(change("0000000000000000", Change.PAUSE))
        .isEqualTo(new UnknownJob("0000000000000000"));
  }

  @Test
  void tellsHowFarAndHowFastAJobIs() {
    String id = submit(1000).sampleId();
    report("lane-1", id, 0, twoApart(250));
    report("lane-1", id, 1, new TaskOutcome.Failed("no memory"));

    JobCard card = jobs().getFirst();

    assertThat(card.tasksDone()).isEqualTo(1);
    assertThat(card.tasksTotal()).isEqualTo(4);
    assertThat(card.tasksPerSecond()).isEqualTo(1.0 / TaskRates.SECONDS);
    assertThat(card.tasksInTrouble()).isEqualTo(1);
    assertThat(card.troubles()).isEmpty();
    assertThat(card(describeJob(id)).troubles().getFirst().reasons())
        .containsExactly("lane lane-1: no memory");
  }

  @Test
  void endsAJobWhoseTimeIsUp() {
    JobTerms hurried = new JobTerms(Priority.NORMAL, Duration.ofMinutes(1), 3);
    coordinator.<SampleReply>runCommand(reply -> new SubmitSample(spec(600, 1), hurried, reply));

    now = now.plusSeconds(61);
    TIME.timePasses(Duration.ofSeconds(1));

    assertThat(jobs()).extracting(JobCard::status).containsExactly(JobStatus.FAILED);
  }

  private JobReply change(String id, Change change) {
    return coordinator.<JobReply>runCommand(replyTo -> new ChangeJob(id, change, replyTo)).reply();
  }

  private JobReply describeJob(String id) {
    return coordinator.<JobReply>runCommand(replyTo -> new DescribeJob(id, replyTo)).reply();
  }

  private List<JobCard> jobs() {
    return coordinator.<JobList>runCommand(ListJobs::new).reply().jobs();
  }

  private static JobCard card(JobReply reply) {
    return (JobCard) reply;
  }

  /// During a rolling upgrade lanes may be the older ones.
  @Test
  void talksToLanesThatKnowNoBatches() {
    String id = submit(600).sampleId();
    TestProbe<TaskOffer> offers = KIT.createTestProbe();
    TestProbe<OutcomeTaken> acknowledgements = KIT.createTestProbe();
    coordinator.runCommand(
        new PullTask("lane-1", List.of(SNAPSHOT.fingerprint()), 0, offers.getRef()));
    Task task = ((RunTask) offers.receiveMessage()).task();

    coordinator.runCommand(
        new ReportOutcome("lane-1", task.name(), twoApart(250), acknowledgements.getRef()));

    assertThat(acknowledgements.receiveMessage()).isEqualTo(new OutcomeTaken(taskName(id, 0)));
    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
  }

  private Progress submit(int pairs) {
    return (Progress)
        coordinator
            .<SampleReply>runCommand(
                replyTo -> new SubmitSample(spec(pairs, 1), JobTerms.USUAL, replyTo))
            .reply();
  }

  private SampleReply describe(String id) {
    return coordinator.<SampleReply>runCommand(replyTo -> new DescribeSample(id, replyTo)).reply();
  }

  /// Returns once the outcome is acknowledged.
  private void report(String lane, String id, int index, TaskOutcome outcome) {
    reportBatch(lane, new TaskReport(taskName(id, index), outcome)).receiveMessage();
  }

  private TestProbe<OutcomesTaken> reportBatch(String lane, TaskReport... reports) {
    TestProbe<OutcomesTaken> acknowledgement = KIT.createTestProbe();
    coordinator.runCommand(new ReportOutcomes(lane, 1, List.of(reports), acknowledgement.getRef()));
    return acknowledgement;
  }

  private static TaskReport sampled(String id, int index, int pairs) {
    return new TaskReport(taskName(id, index), twoApart(pairs));
  }

  private List<CoordinatorEvent> events() {
    return coordinator.persistenceTestKit().persistedInStorage(Coordinator.ID.id()).stream()
        .map(CoordinatorEvent.class::cast)
        .toList();
  }

  private CoordinatorEvent lastEvent() {
    return events().getLast();
  }

  private String pull(String lane) {
    return ((RunTasks) offered(lane)).tasks().getFirst().name();
  }

  private TaskOffer offered(String lane) {
    return pullWith(lane, SNAPSHOT.fingerprint());
  }

  private TaskOffer pullWith(String lane, String fingerprint) {
    TestProbe<TaskOffer> probe = KIT.createTestProbe();
    coordinator.runCommand(new PullTask(lane, List.of(fingerprint), 1, probe.getRef()));
    return probe.receiveMessage();
  }
}
