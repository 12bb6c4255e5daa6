package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
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
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResultWithReply;
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
            Coordinator.create(new CoordinatorSettings(LEASE, 2), snapshots, () -> now),
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
        coordinator.<SampleReply>runCommand(replyTo -> new SubmitSample(spec(600, 1), replyTo));

    assertThat(second.hasNoEvents()).isTrue();
    assertThat(second.reply()).isInstanceOf(Progress.class);
  }

  @Test
  void namesTheRulesetsItKnows() {
    SampleSpec studio = new SampleSpec(new RulesetId("studio"), 10, 1, "");

    var result = coordinator.<SampleReply>runCommand(reply -> new SubmitSample(studio, reply));

    assertThat(result.reply())
        .isEqualTo(new UnknownRuleset(studio.ruleset(), List.of(Samples.EVERYONE)));
  }

  @Test
  void isBusyWhenTwoSamplesRun() {
    submit(600);
    coordinator.<SampleReply>runCommand(reply -> new SubmitSample(spec(600, 2), reply));

    var third = coordinator.<SampleReply>runCommand(reply -> new SubmitSample(spec(600, 3), reply));

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
    assertThat(report("lane-1", id, 0, twoApart(250)).event())
        .isEqualTo(new TaskAccepted(id, 0, Samples.counts(250)));
    report("lane-2", id, 1, twoApart(50));

    assertThat(describe(id))
        .isEqualTo(new Finished(id, SNAPSHOT, spec(300, 1), Samples.counts(300)));
    assertThat(offered("lane-1")).isEqualTo(new NothingToDo(Coordinator.ASK_AGAIN_AFTER));
  }

  @Test
  void acknowledgesADuplicateWithoutASecondEvent() {
    String id = submit(300).sampleId();
    report("lane-1", id, 0, twoApart(250));

    var again = report("lane-2", id, 0, twoApart(250));

    assertThat(again.hasNoEvents()).isTrue();
    assertThat(again.reply()).isEqualTo(new OutcomeTaken(taskName(id, 0)));
  }

  @Test
  void offersATaskAgainThatMetAnotherSnapshot() {
    String id = submit(300).sampleId();
    pull("lane-1");

    var result = report("lane-1", id, 0, new TaskOutcome.WrongSnapshot("cccccccc"));

    assertThat(result.hasNoEvents()).isTrue();
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void endsASampleWhoseTaskKeepsBreaking() {
    String id = submit(300).sampleId();
    for (int attempt = 0; attempt < SampleState.MAX_ATTEMPTS; attempt++) {
      assertThat(pull("lane-" + attempt)).isEqualTo(taskName(id, 0));
      report("lane-" + attempt, id, 0, new TaskOutcome.Failed("no memory"));
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

  private Progress submit(int pairs) {
    return (Progress)
        coordinator
            .<SampleReply>runCommand(replyTo -> new SubmitSample(spec(pairs, 1), replyTo))
            .reply();
  }

  private SampleReply describe(String id) {
    return coordinator.<SampleReply>runCommand(replyTo -> new DescribeSample(id, replyTo)).reply();
  }

  private CommandResultWithReply<Command, CoordinatorEvent, CoordinatorState, OutcomeTaken> report(
      String lane, String id, int index, TaskOutcome outcome) {
    return coordinator.runCommand(
        replyTo -> new ReportOutcome(lane, taskName(id, index), outcome, replyTo));
  }

  private String pull(String lane) {
    return ((RunTask) offered(lane)).task().name();
  }

  private TaskOffer offered(String lane) {
    return pullWith(lane, SNAPSHOT.fingerprint());
  }

  private TaskOffer pullWith(String lane, String fingerprint) {
    TestProbe<TaskOffer> probe = KIT.createTestProbe();
    coordinator.runCommand(new PullTask(lane, List.of(fingerprint), probe.getRef()));
    return probe.receiveMessage();
  }
}
