package creditgraph.node.sweep;

import static creditgraph.node.sweep.SweepFixture.LOW;
import static creditgraph.node.sweep.SweepFixture.NEXT;
import static creditgraph.node.sweep.SweepFixture.SNAPSHOT;
import static creditgraph.node.sweep.SweepFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.sweep.SweepEvent.PointFailed;
import creditgraph.node.sweep.SweepEvent.PointFinished;
import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.node.sweep.SweepFixture.Current;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.Sweeping;
import creditgraph.protocol.sweep.Sweeping.NoSnapshot;
import creditgraph.protocol.sweep.Sweeping.OtherSnapshots;
import creditgraph.protocol.sweep.Sweeping.PointPage;
import creditgraph.protocol.sweep.Sweeping.SubmitSweep;
import creditgraph.protocol.sweep.Sweeping.SweepEnded;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import creditgraph.protocol.sweep.Sweeping.TooManySweeps;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The sweeps against a coordinator that the test plays, and a journal in memory; the real ones are
/// [SweepsJournalIT]'s and `ClusterIT`'s.
final class SweepsTest {

  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              pekko.actor.serialization-bindings {
                "creditgraph.protocol.WireMessage" = jackson-cbor
              }
              """)
          .withFallback(PersistenceTestKitPlugin.config());
  private static final ActorTestKit KIT = ActorTestKit.create(CONFIG);

  private final Current current = new Current();
  private final PlayedCoordinator coordinator = new PlayedCoordinator();
  private SweepsTalk sweeps;

  @BeforeEach
  void start() {
    PersistenceTestKit.create(KIT.system()).clearAll();
    sweeps = SweepsTalk.start(KIT, coordinator, current);
  }

  @AfterEach
  void stop() {
    sweeps.stop();
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void keepsQuestionsUntilTheCoordinatorAnswers() {
    TestProbe<Sampling.Command> silent = KIT.createTestProbe();
    TestProbe<SweepReply> asker = KIT.createTestProbe();
    ActorRef<Sweeping.Command> starting =
        KIT.spawn(
            SweepsStart.create(
                silent.getRef(),
                Duration.ofMillis(20),
                Sweeps.create(
                    silent.getRef(), current, 2, Duration.ofMillis(20), InstantSource.system())));
    sweeps.stop();
    starting.tell(new SubmitSweep(spec(1), LOW, List.of(), asker.getRef()));
    DescribeSample question = silent.expectMessageClass(DescribeSample.class);
    silent.expectMessageClass(DescribeSample.class);

    question.replyTo().tell(new UnknownSample(question.sampleId()));

    assertThat(asker.receiveMessage()).isInstanceOf(SweepCard.class);
    KIT.stop(starting);
  }

  @Test
  void beginsNoMorePointsThanItMayAndKeepsTheirOrder() {
    SweepCard card = sweeps.submit(spec(5));
    sweeps.await(() -> assertThat(coordinator.submitted).hasSize(2));

    assertThat(card.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(coordinator.submitted).map(sample -> sample.spec().seed()).containsExactly(0L, 1L);
    assertThat(coordinator.submitted)
        .allSatisfy(sample -> {
          assertThat(sample.pinned()).containsExactly(SNAPSHOT);
          assertThat(sample.spec().run()).isEqualTo("sweep-" + card.sweepId());
          assertThat(sample.terms()).isEqualTo(LOW);
        });
    sweeps.await(() ->
        assertThat(sweeps.points(card))
            .map(PointState::status)
            .containsExactly(
                Status.RUNNING, Status.RUNNING, Status.WAITING, Status.WAITING, Status.WAITING));
  }

  @Test
  void keepsResultsAndReasonsAndFinishesWhenEveryPointHasEnded() {
    SweepCard card = sweeps.submit(spec(3));
    awaitRunning(card, 0, 1);
    coordinator.finish(0);
    coordinator.fail(1, "no memory");
    awaitRunning(card, 2);
    coordinator.finish(2);

    SweepCard ended = sweeps.awaitStatus(card, JobStatus.FINISHED);
    assertThat(ended.pointsDone()).isEqualTo(2);
    assertThat(ended.pointsFailed()).isEqualTo(1);
    assertThat(sweeps.points(card)).map(PointState::reason).containsExactly("", "no memory", "");
    assertThat(sweeps.points(card).getLast().counts()).isEqualTo(PlayedCoordinator.counts(2));
  }

  @Test
  void beginsAPointAgainThatTheCoordinatorHasForgotten() {
    SweepCard card = sweeps.submit(spec(1));
    awaitRunning(card, 0);

    coordinator.forget();

    sweeps.await(() -> assertThat(coordinator.submitted).hasSize(2));
    assertThat(coordinator.submitted.getLast().spec())
        .isEqualTo(coordinator.submitted.getFirst().spec());
  }

  @Test
  void pausesAndResumesTheSamplesUnderWayAndBeginsNoOtherMeanwhile() {
    SweepCard card = sweeps.submit(spec(3));
    awaitRunning(card, 0, 1);

    assertThat(sweeps.change(card, Change.PAUSE))
        .isInstanceOfSatisfying(
            SweepCard.class, now -> assertThat(now.status()).isEqualTo(JobStatus.PAUSED));
    sweeps.await(() -> assertThat(coordinator.changes).contains("PAUSE 0", "PAUSE 1"));
    coordinator.finish(0);
    sweeps.await(() -> assertThat(sweeps.describe(card).pointsDone()).isEqualTo(1));
    assertThat(coordinator.submitted).hasSize(2);

    coordinator.changes.clear();
    sweeps.change(card, Change.RESUME);
    sweeps.await(() -> assertThat(coordinator.changes).contains("RESUME 1"));
    sweeps.await(() -> assertThat(coordinator.submitted).hasSize(3));
  }

  @Test
  void cancelsTheSamplesUnderWayAndGoesOnWithWhatItLacksWhenSubmittedAgain() {
    SweepCard card = sweeps.submit(spec(3));
    awaitRunning(card, 0, 1);
    coordinator.finish(0);
    awaitRunning(card, 1, 2);

    sweeps.change(card, Change.CANCEL);
    sweeps.await(() -> assertThat(coordinator.changes).contains("CANCEL 1", "CANCEL 2"));
    coordinator.fail(1, "cancelled by a researcher");
    coordinator.fail(2, "cancelled by a researcher");

    assertThat(sweeps.change(card, Change.PAUSE))
        .isEqualTo(new SweepEnded(card.sweepId(), JobStatus.CANCELLED));
    SweepCard again = sweeps.submit(spec(3));
    assertThat(again.sweepId()).isEqualTo(card.sweepId());
    assertThat(again.pointsDone()).isEqualTo(1);
    assertThat(again.pointsFailed()).isZero();
    awaitRunning(card, 1, 2);
    coordinator.finish(1);
    coordinator.finish(2);
    sweeps.awaitStatus(card, JobStatus.FINISHED);
  }

  @Test
  void failsWhatHasNotBegunWhenAnotherSnapshotIsCurrent() {
    SweepCard card = sweeps.submit(spec(3));
    awaitRunning(card, 0, 1);
    current.open(NEXT);
    coordinator.finish(0);

    sweeps.await(() ->
        assertThat(sweeps.points(card).get(2).reason())
            .contains(SNAPSHOT.path(), "is no longer current"));
    assertThat(sweeps.points(card).get(1).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void worksOnTheHigherPriorityFirst() {
    SweepCard low = sweeps.submit(spec(5));
    awaitRunning(low, 0, 1);
    SweepCard high = sweeps.submit(spec(1), JobTerms.USUAL);
    coordinator.finish(0);
    awaitRunning(high, 0);

    assertThat(sweeps.points(low).get(2).status()).isEqualTo(Status.WAITING);
    assertThat(sweeps.points(low).get(1).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void answersTheEqualSweepWithItself() {
    SweepCard first = sweeps.submit(spec(2));

    assertThat(sweeps.ask(spec(2), LOW, List.of(SNAPSHOT))).isEqualTo(first);
  }

  @Test
  void startsNothingOnSnapshotsThatAreNotThere() {
    assertThat(sweeps.ask(spec(1), LOW, List.of(NEXT)))
        .isEqualTo(new OtherSnapshots(List.of(SNAPSHOT)));
    current.open();
    assertThat(sweeps.ask(spec(1), LOW, List.of()))
        .isEqualTo(new NoSnapshot(SweepFixture.EVERYONE, List.of()));
  }

  @Test
  void takesNoMoreSweepsThanItMay() {
    for (int points = 1; points <= SweepsState.MAX_OPEN; points++) {
      sweeps.submit(spec(points));
    }

    assertThat(sweeps.ask(spec(100), LOW, List.of()))
        .isEqualTo(new TooManySweeps(SweepsState.MAX_OPEN));
  }

  @Test
  void knowsNoSweepThatIsNot() {
    assertThat(sweeps.describeId("0")).isEqualTo(new UnknownSweep("0"));
    assertThat(sweeps.page("0", 0)).isEqualTo(new UnknownSweep("0"));
  }

  @Test
  void handsPointsOutInPages() {
    SweepCard card = sweeps.submit(spec((Sweeping.PAGE + 1) / 3, List.of(100, 200, 300)));

    assertThat(((PointPage) sweeps.page(card.sweepId(), 0)).points()).hasSize(Sweeping.PAGE);
    assertThat(((PointPage) sweeps.page(card.sweepId(), Sweeping.PAGE)).points())
        .map(PointState::index)
        .containsExactly(Sweeping.PAGE);
    assertThat(((PointPage) sweeps.page(card.sweepId(), Sweeping.PAGE + 1)).points()).isEmpty();
  }

  @Test
  void keepsTheResultsOfEndedSweepsUntilThereAreTooMany() {
    SweepsState state = new SweepsState();
    for (int sweep = 0; sweep <= SweepsState.MAX_ENDED; sweep++) {
      String id = "sweep" + sweep;
      state.apply(new SweepStarted(id, spec(1), LOW, List.of(SNAPSHOT), Instant.EPOCH));
      state.apply(
          sweep % 2 == 0
              ? new PointFinished(id, 0, SweepFixture.counts(1))
              : new PointFailed(id, 0, "no memory"));
    }
    state.apply(new SweepStarted("next", spec(1), LOW, List.of(SNAPSHOT), Instant.EPOCH));

    assertThat(state.all()).hasSize(SweepsState.MAX_ENDED + 1);
    assertThat(state.sweep("sweep0")).isEmpty();
    assertThat(SweepsCheckpoint.of(SweepsCheckpoint.of(state).toState()))
        .isEqualTo(SweepsCheckpoint.of(state));
  }

  private void awaitRunning(SweepCard card, Integer... points) {
    sweeps.awaitRunning(card, points);
  }
}
