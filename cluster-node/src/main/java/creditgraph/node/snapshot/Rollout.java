package creditgraph.node.snapshot;

import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.SnapshotOffer;
import creditgraph.protocol.snapshot.SnapshotRollout.Command;
import creditgraph.protocol.snapshot.SnapshotRollout.DescribeNodes;
import creditgraph.protocol.snapshot.SnapshotRollout.Directions;
import creditgraph.protocol.snapshot.SnapshotRollout.NodeStates;
import creditgraph.protocol.snapshot.SnapshotRollout.ReportSnapshots;
import creditgraph.protocol.snapshot.SnapshotRollout.Request;
import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// Tells every node what is current and lets one at a time fetch it. One in the cluster.
///
/// What is current is what the control node that this runs on has open, so that nothing is offered
/// that was not verified there. Everything it knows comes with reports and is back within a few
/// seconds of a restart, so nothing is journaled. Keeps a report for [#REPORT_LASTS].
final class Rollout extends AbstractBehavior<Command> {

  /// After this a node that says nothing is not described any more.
  static final Duration REPORT_LASTS = Duration.ofSeconds(30);

  private record Heard(NodeSnapshotState state, Instant at) {}

  private final Supplier<List<SnapshotOffer>> offers;
  private final Duration lease;
  private final InstantSource clock;
  private final FetchTurns turns;
  private final Map<String, Heard> reports = new LinkedHashMap<>();

  /// @param offers cheap, asked for each report
  /// @param lease how long a turn lasts without a report
  static Behavior<Command> create(
      Supplier<List<SnapshotOffer>> offers, Duration lease, InstantSource clock) {
    return Behaviors.setup(context -> new Rollout(context, offers, lease, clock));
  }

  private Rollout(
      ActorContext<Command> context,
      Supplier<List<SnapshotOffer>> offers,
      Duration lease,
      InstantSource clock) {
    super(context);
    this.offers = offers;
    this.lease = lease;
    this.clock = clock;
    this.turns = new FetchTurns(lease, clock.instant());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(
            Request.class,
            request ->
                switch (request) {
                  case ReportSnapshots report -> take(report);
                  case DescribeNodes describe -> describe(describe);
                })
        .build();
  }

  private Behavior<Command> take(ReportSnapshots report) {
    Instant now = clock.instant();
    reports.put(report.node(), new Heard(report.state(), now));
    Turn turn = turns.report(report.node(), report.turn(), now);
    report.replyTo().tell(new Directions(offers.get(), turn, lease));
    return this;
  }

  private Behavior<Command> describe(DescribeNodes describe) {
    Instant oldest = clock.instant().minus(REPORT_LASTS);
    reports.values().removeIf(heard -> heard.at().isBefore(oldest));
    describe
        .replyTo()
        .tell(
            new NodeStates(
                reports.values().stream()
                    .map(Heard::state)
                    .sorted(Comparator.comparing(NodeSnapshotState::name))
                    .toList()));
    return this;
  }
}
