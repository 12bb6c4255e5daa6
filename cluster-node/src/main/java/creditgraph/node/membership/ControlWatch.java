package creditgraph.node.membership;

import creditgraph.node.NodeRole;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent.MemberDowned;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Subscribe;

/// Dissolves a cluster that has been without a control node for too long.
///
/// ```
/// accompanied ── the last control node is removed ──▶ alone ── patience ends ──▶ all are downed
///      ▲────────────── a control node joins ────────────┘
/// ```
///
/// Workers whose control node left in order stay together and wait for it. If it comes back and
/// reaches none of them, it founds a cluster of its own, and theirs would wait for ever. Downed,
/// each asks the seed nodes for admission and finds it, or waits with nobody. All are downed at
/// once: one that went alone would be taken in again by the others.
///
/// Runs on nodes that are not control nodes; those are never without one.
public final class ControlWatch {

  /// Every message of the watch.
  public sealed interface Command {}

  private record MemberChanged(MemberEvent event) implements Command {}

  private record PatienceEnded() implements Command {}

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Cluster cluster;
  private final Duration patience;

  /// @param patience longer than a control node takes to start again
  public static Behavior<Command> create(Duration patience) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          ControlWatch watch = new ControlWatch(context, timers, patience);
          watch
              .cluster
              .subscriptions()
              .tell(
                  Subscribe.create(
                      context.messageAdapter(MemberEvent.class, MemberChanged::new),
                      MemberEvent.class));
          return watch.alone();
        }));
  }

  private ControlWatch(
      ActorContext<Command> context, TimerScheduler<Command> timers, Duration patience) {
    this.context = context;
    this.timers = timers;
    this.cluster = Cluster.get(context.getSystem());
    this.patience = patience;
  }

  private Behavior<Command> alone() {
    timers.startSingleTimer(new PatienceEnded(), patience);
    return watching(Set.of());
  }

  private Behavior<Command> watching(Set<UniqueAddress> controls) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case MemberChanged changed -> follow(controls, changed.event());
          case PatienceEnded _ -> dissolve();
        });
  }

  private Behavior<Command> follow(Set<UniqueAddress> before, MemberEvent event) {
    Set<UniqueAddress> controls = new HashSet<>(before);
    Member member = event.member();
    if (event instanceof MemberRemoved || event instanceof MemberDowned) {
      controls.remove(member.uniqueAddress());
    } else if (member.hasRole(NodeRole.CONTROL.word())) {
      controls.add(member.uniqueAddress());
    }
    if (controls.isEmpty() && !before.isEmpty()) {
      return alone();
    }
    if (!controls.isEmpty()) {
      timers.cancelAll();
    }
    return watching(Set.copyOf(controls));
  }

  /// A node that has not been admitted yet has nobody to put out, and goes on waiting. So does one
  /// whose patience ends while the news of a control node is still on its way here.
  private Behavior<Command> dissolve() {
    if (seesControl()) {
      return alone();
    }
    for (Member member : cluster.state().getMembers()) {
      context
          .getLog()
          .warn("cluster without control dissolved member={} after={}", member, patience);
      cluster.manager().tell(new Down(member.address()));
    }
    return alone();
  }

  private boolean seesControl() {
    for (Member member : cluster.state().getMembers()) {
      if (member.hasRole(NodeRole.CONTROL.word()) && member.status() != MemberStatus.down()) {
        return true;
      }
    }
    return false;
  }
}
