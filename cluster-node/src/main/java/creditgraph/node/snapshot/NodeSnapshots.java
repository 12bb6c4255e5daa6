package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.node.snapshot.SnapshotKeeper.SnapshotSwitched;
import creditgraph.protocol.snapshot.SnapshotRollout;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.stream.Materializer;

/// Starts what keeps the snapshots of a node: the keeper, and what reports of them or fetches them.
///
/// @param name public label of the node
public record NodeSnapshots(
    String name,
    Path graphRoot,
    SnapshotExtent extent,
    SnapshotSettings settings,
    SnapshotShelf shelf,
    Executor blocking) {

  /// @param rollout tells what is current and hears of this node
  /// @param follower as of [SnapshotKeeper#create]
  public void start(
      ActorContext<?> context,
      ActorRef<SnapshotRollout.Command> rollout,
      Consumer<SnapshotSwitched> follower) {
    ActorRef<SnapshotKeeper.Command> keeper =
        context.spawn(
            SnapshotKeeper.create(
                graphRoot, extent, settings.lookInterval(), blocking, shelf, follower),
            "snapshots");
    String node = Cluster.get(context.getSystem()).selfMember().uniqueAddress().toString();
    NodeReport report = new NodeReport(node, name, graphRoot, shelf);
    switch (settings.source()) {
      case DISK ->
          context.spawn(
              restarting(SnapshotReporter.create(report, settings.lookInterval(), rollout)),
              "snapshot-reports");
      case SERVER ->
          context.spawn(
              restarting(followed(context, report, rollout, keeper)), "snapshot-follower");
    }
  }

  /// Neither holds anything that the disk and the next report do not bring back.
  private static <T> Behavior<T> restarting(Behavior<T> behavior) {
    return Behaviors.supervise(behavior).onFailure(SupervisorStrategy.restart());
  }

  private Behavior<SnapshotFollower.Command> followed(
      ActorContext<?> context,
      NodeReport report,
      ActorRef<SnapshotRollout.Command> rollout,
      ActorRef<SnapshotKeeper.Command> keeper) {
    OwnSnapshots own = new OwnSnapshots(new GraphRoot(graphRoot));
    SnapshotLine line =
        new SnapshotLine(context.getSystem(), settings.stallTimeout(), settings.bytesPerSecond());
    Materializer materializer = Materializer.matFromSystem(context.getSystem());
    return SnapshotFollower.create(
        report,
        settings.lookInterval(),
        new DiskUpkeep(own, shelf),
        offer ->
            new SnapshotFetch(
                line,
                extent,
                settings.keepFree(),
                blocking,
                materializer,
                offer,
                own.staging(offer.ref())),
        new FetchFailures(settings.retryFirst(), settings.retryLongest()),
        blocking,
        rollout,
        keeper);
  }
}
