package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.Optional;

/// Numbers about a whole snapshot: a task that counts, then tasks of
/// [FindingsSpec#SOURCES_PER_TASK] sources, then tasks of [FindingsSpec#ROUTES_PER_TASK] routes,
/// and last, unless an older version began it, one that counts roles. A task of routes draws by its
/// index, so what comes to the job later comes behind them.
record FindingsWork(SnapshotRef snapshot, FindingsSpec spec) implements JobWork {

  private static final int FINDINGS_SINCE = 3;
  private static final int ROLES_SINCE = 4;

  @Override
  public JobKind kind() {
    return JobKind.FINDINGS;
  }

  @Override
  public int taskCount() {
    return afterRoutes() + (spec.roles() ? 1 : 0);
  }

  @Override
  public Task task(String name, int taskIndex) {
    if (taskIndex == 0) {
      return new Task.MeasureShape(name, snapshot);
    }
    if (taskIndex < firstRoutes()) {
      return new Task.MeasureDistances(
          name,
          snapshot,
          sourcesBefore(taskIndex),
          sources(taskIndex),
          FindingsSpec.PANEL,
          spec.seed());
    }
    return taskIndex < afterRoutes()
        ? new Task.DrawRoutes(name, snapshot, routes(taskIndex), spec.seed(), taskIndex)
        : new Task.CountRoles(name, snapshot);
  }

  @Override
  public int generation() {
    return spec.roles() ? ROLES_SINCE : FINDINGS_SINCE;
  }

  @Override
  public boolean isResult(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.ShapeMeasured
        || outcome instanceof TaskOutcome.DistancesMeasured
        || outcome instanceof TaskOutcome.RoutesDrawn
        || outcome instanceof TaskOutcome.RolesCounted;
  }

  @Override
  public Optional<String> mistake(int taskIndex, TaskOutcome result) {
    if (taskIndex == 0) {
      return unless(result instanceof TaskOutcome.ShapeMeasured, "is no count of degrees");
    }
    if (taskIndex < firstRoutes()) {
      return unless(
          result instanceof TaskOutcome.DistancesMeasured measured
              && measured.part().sources().size() <= sources(taskIndex)
              && measured.part().panel().size() <= FindingsSpec.PANEL,
          "is not of the distances from %d sources".formatted(sources(taskIndex)));
    }
    if (taskIndex < afterRoutes()) {
      return unless(
          result instanceof TaskOutcome.RoutesDrawn drawn
              && drawn.part().pairs() == routes(taskIndex),
          "is not of %d routes".formatted(routes(taskIndex)));
    }
    return unless(
        result instanceof TaskOutcome.RolesCounted counted && counted.counts().coversEveryFamily(),
        "is no count of roles");
  }

  private static Optional<String> unless(boolean holds, String complaint) {
    return holds ? Optional.empty() : Optional.of(complaint);
  }

  private int firstRoutes() {
    return 1 + Math.ceilDiv(spec.sources(), FindingsSpec.SOURCES_PER_TASK);
  }

  private int afterRoutes() {
    return firstRoutes() + Math.ceilDiv(spec.routes(), FindingsSpec.ROUTES_PER_TASK);
  }

  private static int sourcesBefore(int taskIndex) {
    return (taskIndex - 1) * FindingsSpec.SOURCES_PER_TASK;
  }

  /// The last task may have fewer.
  private int sources(int taskIndex) {
    return Math.min(FindingsSpec.SOURCES_PER_TASK, spec.sources() - sourcesBefore(taskIndex));
  }

  private int routes(int taskIndex) {
    int before = (taskIndex - firstRoutes()) * FindingsSpec.ROUTES_PER_TASK;
    return Math.min(FindingsSpec.ROUTES_PER_TASK, spec.routes() - before);
  }
}
