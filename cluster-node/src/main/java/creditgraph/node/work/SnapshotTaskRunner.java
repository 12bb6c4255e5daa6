package creditgraph.node.work;

import creditgraph.graph.measure.DistanceSample;
import creditgraph.graph.measure.PathSampler;
import creditgraph.graph.search.ReleaseFilter;
import creditgraph.graph.search.RouteChoice;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.findings.GraphFindings;
import creditgraph.node.score.PairScorer;
import creditgraph.node.search.RulesetTariff;
import creditgraph.node.search.ScratchPool;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks over the snapshots of this node, on the compute dispatcher.
///
/// The budget of its searches is the same on every node and has no clock ([PathSampler] sees to
/// that), so that a slow node counts the same as a fast one.
public final class SnapshotTaskRunner implements TaskRunner {

  private static final Logger log = LoggerFactory.getLogger(SnapshotTaskRunner.class);

  /// Half the heap, shared by all that compute at once.
  private static final long PASS_BYTES =
      Runtime.getRuntime().maxMemory() / (2L * Runtime.getRuntime().availableProcessors());

  private final SnapshotShelf shelf;
  private final Executor compute;
  private final ScratchPool scratches = new ScratchPool();

  public SnapshotTaskRunner(SnapshotShelf shelf, Executor compute) {
    this.shelf = shelf;
    this.compute = compute;
  }

  @Override
  public List<String> openFingerprints() {
    return shelf.fingerprints();
  }

  @Override
  public CompletionStage<BatchRun> run(List<Task> tasks, Duration enough) {
    return CompletableFuture.supplyAsync(() -> runNow(tasks, enough), compute);
  }

  private BatchRun runNow(List<Task> tasks, Duration enough) {
    long start = System.nanoTime();
    long took = 0;
    int bytes = 0;
    List<TaskReport> reports = new ArrayList<>();
    for (Task task : tasks) {
      TaskOutcome outcome = outcome(task);
      reports.add(new TaskReport(task.name(), outcome));
      took = System.nanoTime() - start;
      bytes += outcome.roughBytes();
      if (took >= enough.toNanos() || bytes >= TaskBoard.MAX_REPORT_BYTES) {
        break;
      }
    }
    return new BatchRun(reports, Duration.ofNanos(took));
  }

  private TaskOutcome outcome(Task task) {
    try {
      return runNow(task);
    } catch (RuntimeException | Error e) {
      log.error("task broke task={}", task.name(), e);
      return new TaskOutcome.Failed(e.toString());
    }
  }

  private TaskOutcome runNow(Task task) {
    Optional<LeasedSnapshot> leased = shelf.lease(task.snapshot());
    if (leased.isEmpty()) {
      return new TaskOutcome.WrongSnapshot(
          shelf.current(task.snapshot().ruleset()).map(open -> open.fingerprint()).orElse("none"));
    }
    try (LeasedSnapshot held = leased.get()) {
      return switch (task) {
        case Task.SamplePaths sample -> sample(held, sample);
        case Task.ScorePairs score -> score(held, score);
        case Task.MeasureShape _ ->
            new TaskOutcome.ShapeMeasured(new GraphFindings(held.snapshot()).shape());
        case Task.MeasureDistances distances ->
            new TaskOutcome.DistancesMeasured(
                new GraphFindings(held.snapshot()).distances(distances, PASS_BYTES));
        case Task.DrawRoutes routes ->
            new TaskOutcome.RoutesDrawn(
                scratches.use(
                    scratch -> new GraphFindings(held.snapshot()).routes(routes, scratch)));
        case Task.CountRoles _ ->
            new TaskOutcome.RolesCounted(new GraphFindings(held.snapshot()).roles());
        case Task.VerifyCopy _ ->
            new TaskOutcome.Failed("copies are checked by a lane of their own");
      };
    }
  }

  private TaskOutcome score(LeasedSnapshot held, Task.ScorePairs task) {
    return new TaskOutcome.Scored(
        scratches.use(scratch -> new PairScorer(held.snapshot(), scratch).score(task)));
  }

  private TaskOutcome sample(LeasedSnapshot held, Task.SamplePaths task) {
    DistanceSample sample =
        scratches.use(scratch ->
            PathSampler.sample(
                held.snapshot().graph(),
                task.seed(),
                task.index(),
                task.pairs(),
                choice(held.snapshot(), task),
                SearchBudget.standard(),
                scratch));
    return new TaskOutcome.Sampled(
        new DistanceCounts(
            Arrays.stream(sample.byReleases()).boxed().toList(),
            sample.notConnected(),
            sample.exhausted(),
            new CostTotals(
                sample.costs().sum(), sample.costs().sumOfSquares(), sample.costs().most())));
  }

  private static RouteChoice choice(Snapshot snapshot, Task.SamplePaths task) {
    ReleaseFilter admitted =
        task.years().isAll()
            ? ReleaseFilter.ALL
            : ReleaseFilter.between(snapshot.years(), task.years().first(), task.years().last());
    return task.hubPenalty().weighs()
        ? new RouteChoice.Cheapest(RulesetTariff.of(snapshot, task.hubPenalty().cost()), admitted)
        : new RouteChoice.Fewest(admitted);
  }
}
