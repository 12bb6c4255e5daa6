package creditgraph.node.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping.ChangeSweep;
import creditgraph.protocol.sweep.Sweeping.Command;
import creditgraph.protocol.sweep.Sweeping.DescribePoints;
import creditgraph.protocol.sweep.Sweeping.DescribeSweep;
import creditgraph.protocol.sweep.Sweeping.PointPage;
import creditgraph.protocol.sweep.Sweeping.PointsReply;
import creditgraph.protocol.sweep.Sweeping.SubmitSweep;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/// Sweeps that run, and questions to them.
record SweepsTalk(ActorTestKit kit, ActorRef<Command> sweeps) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int AT_ONCE = 2;

  static SweepsTalk start(
      ActorTestKit kit, PlayedCoordinator coordinator, CurrentSnapshots snapshots) {
    return new SweepsTalk(
        kit,
        kit.spawn(
            Sweeps.create(
                kit.spawn(coordinator.behavior()),
                snapshots,
                AT_ONCE,
                LOOK_EVERY,
                () -> Instant.parse("2026-11-22T06:00:00Z"))));
  }

  void stop() {
    kit.stop(sweeps);
  }

  SweepCard submit(SweepSpec spec) {
    return submit(spec, SweepFixture.LOW);
  }

  SweepCard submit(SweepSpec spec, JobTerms terms) {
    return (SweepCard) ask(spec, terms, List.of());
  }

  SweepReply ask(SweepSpec spec, JobTerms terms, List<SnapshotRef> expected) {
    return answer(replyTo -> new SubmitSweep(spec, terms, expected, replyTo));
  }

  SweepCard describe(SweepCard card) {
    return (SweepCard) describeId(card.sweepId());
  }

  SweepReply describeId(String id) {
    return answer(replyTo -> new DescribeSweep(id, replyTo));
  }

  SweepReply change(SweepCard card, Change change) {
    return answer(replyTo -> new ChangeSweep(card.sweepId(), change, replyTo));
  }

  List<PointState> points(SweepCard card) {
    return ((PointPage) page(card.sweepId(), 0)).points();
  }

  PointsReply page(String id, int first) {
    TestProbe<PointsReply> probe = kit.createTestProbe();
    sweeps.tell(new DescribePoints(id, first, probe.getRef()));
    return probe.receiveMessage(PATIENCE);
  }

  SweepCard awaitStatus(SweepCard card, JobStatus status) {
    await(() -> assertThat(describe(card).status()).isEqualTo(status));
    return describe(card);
  }

  /// Exactly these points are under way.
  void awaitRunning(SweepCard card, Integer... points) {
    await(() ->
        assertThat(points(card))
            .filteredOn(point -> point.status() == Status.RUNNING)
            .map(PointState::index)
            .containsExactly(points));
  }

  void await(Runnable assertion) {
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            Duration.ofMillis(20),
            () -> {
              assertion.run();
              return true;
            });
  }

  private SweepReply answer(Function<ActorRef<SweepReply>, Command> question) {
    TestProbe<SweepReply> probe = kit.createTestProbe();
    sweeps.tell(question.apply(probe.getRef()));
    return probe.receiveMessage(PATIENCE);
  }
}
