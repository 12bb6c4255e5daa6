package creditgraph.node.verify;

import creditgraph.graph.snapshot.CheckReport;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotExtent;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.node.work.Lane;
import creditgraph.node.work.TaskRunner;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Runs the checks of this node's copies, which no other node can run. They have a lane of their
/// own on every node, whether it computes or not, so that a check waits for no other task.
public final class CopyChecks implements TaskRunner {

  private final SnapshotShelf shelf;
  private final SnapshotExtent extent;
  private final Executor blocking;

  /// @param extent how much of a snapshot this node has
  public CopyChecks(SnapshotShelf shelf, SnapshotExtent extent, Executor blocking) {
    this.shelf = shelf;
    this.extent = extent;
    this.blocking = blocking;
  }

  /// The lane.
  ///
  /// @param node address of this node
  public Behavior<Lane.Command> lane(String node, ActorRef<Sampling.Command> coordinator) {
    return Behaviors.supervise(Lane.createFor(node, this, coordinator))
        .onFailure(SupervisorStrategy.restart());
  }

  /// None: its tasks come by the node's name. A coordinator of the version before knows no bound
  /// lanes and would give it samples of the snapshots that it names.
  @Override
  public List<String> openFingerprints() {
    return List.of();
  }

  /// One task a batch: a check takes long.
  @Override
  public CompletionStage<BatchRun> run(List<Task> tasks, Duration enough) {
    return CompletableFuture.supplyAsync(() -> runNow(tasks.getFirst()), blocking);
  }

  private BatchRun runNow(Task task) {
    long start = System.nanoTime();
    TaskOutcome outcome =
        task instanceof Task.VerifyCopy copy
            ? new TaskOutcome.Verified(report(copy))
            : new TaskOutcome.Failed("this lane checks copies and computes nothing");
    return new BatchRun(
        List.of(new TaskReport(task.name(), outcome)), Duration.ofNanos(System.nanoTime() - start));
  }

  private CopyReport report(Task.VerifyCopy task) {
    Optional<LeasedSnapshot> leased = shelf.lease(task.snapshot());
    if (leased.isEmpty()) {
      return new CopyReport(task.node(), State.ABSENT, List.of(), false);
    }
    try (LeasedSnapshot held = leased.get()) {
      CheckReport report = extent.check(held.snapshot().directory());
      List<String> faults =
          report.faults().stream()
              .limit(CopyReport.MAX_FAULTS)
              .map(CheckReport.Fault::toString)
              .toList();
      return new CopyReport(
          task.node(),
          report.isClean() ? State.WHOLE : State.DAMAGED,
          faults,
          report.truncated() || report.faults().size() > faults.size());
    }
  }
}
