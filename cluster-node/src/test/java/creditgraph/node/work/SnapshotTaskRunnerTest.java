package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotTaskRunnerTest {

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final TaskRunner runner = new SnapshotTaskRunner(shelf, Runnable::run);
  private SnapshotRef snapshot;

  @BeforeEach
  void openASnapshot() throws IOException {
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 20);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void countsAsManyPairsAsItWasAskedFor() {
    TaskOutcome outcome = run(new Task.SamplePaths("sample/a/3", snapshot, 11, 3, 50));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TaskOutcome.Sampled.class, done -> assertThat(done.counts().pairs()).isEqualTo(50));
  }

  @Test
  void countsTheSameEachTime() {
    Task task = new Task.SamplePaths("sample/a/3", snapshot, 11, 3, 50);

    assertThat(run(task)).isEqualTo(run(task));
  }

  @Test
  void weighsRoutesByTheSnapshotsRulesetAndTheTasksHubPenalty() {
    DistanceCounts cheap = counts(HubPenalty.of(0), YearWindow.ALL);
    DistanceCounts dear = counts(HubPenalty.of(9), YearWindow.ALL);

    // Nobody has another way here, so that only the cost can differ.
    assertThat(dear.byReleases()).isEqualTo(cheap.byReleases());
    assertThat(cheap.costs().sum()).isPositive();
    assertThat(dear.costs().sum()).isGreaterThan(cheap.costs().sum());
    assertThat(counts(HubPenalty.NONE, YearWindow.ALL).costs()).isEqualTo(CostTotals.NONE);
  }

  /// Every release of the fixture is of 1990.
  @Test
  void usesReleasesOfTheTasksYearsAlone() {
    DistanceCounts always = counts(HubPenalty.NONE, YearWindow.ALL);

    assertThat(counts(HubPenalty.NONE, new YearWindow(1990, 1990))).isEqualTo(always);
    assertThat(counts(HubPenalty.NONE, new YearWindow(1991, 1999)).connected()).isZero();
    assertThat(counts(HubPenalty.of(1), new YearWindow(1991, 1999)).connected()).isZero();
  }

  private DistanceCounts counts(HubPenalty penalty, YearWindow years) {
    TaskOutcome outcome =
        run(new Task.SamplePaths("sample/a/3", snapshot, 11, 3, 50, penalty, years));
    return ((TaskOutcome.Sampled) outcome).counts();
  }

  @Test
  void saysWhichSnapshotIsOpenInsteadOfTheTasks() {
    SnapshotRef gone = new SnapshotRef("2026-10", GraphFixture.EVERYONE, "0123456789abcdef");

    assertThat(run(new Task.SamplePaths("sample/a/0", gone, 11, 0, 50)))
        .isEqualTo(new TaskOutcome.WrongSnapshot(snapshot.fingerprint()));
  }

  @Test
  void runsTheTasksOfABatchInTheirOrder() {
    List<Task> tasks = IntStream.range(0, 3).<Task>mapToObj(index -> task(index)).toList();

    assertThat(run(tasks, Duration.ofHours(1)))
        .containsExactlyElementsOf(
            tasks.stream().map(task -> new TaskReport(task.name(), run(task))).toList());
  }

  @Test
  void beginsNoSecondTaskWhenTheTimeIsUp() {
    assertThat(run(List.of(task(0), task(1)), Duration.ZERO)).hasSize(1);
  }

  /// 256 tasks of 25 scores would make a message that no node takes.
  @Test
  void beginsNoTaskWhenThereIsEnoughForAReport() {
    List<Task> tasks =
        IntStream.range(0, 256)
            .<Task>mapToObj(index ->
                new Task.ScorePairs("score/a/" + index, snapshot, List.of(), 25, 1, 9, index))
            .toList();

    List<TaskReport> reports = run(tasks, Duration.ofHours(1));

    assertThat(reports.stream().mapToInt(report -> report.outcome().roughBytes()).sum())
        .isBetween(TaskBoard.MAX_REPORT_BYTES, TaskBoard.MAX_REPORT_BYTES + 25 * 250);
  }

  @Test
  void measuresWhatFindingsAskFor() {
    assertThat(run(new Task.MeasureShape("findings/a/0", snapshot)))
        .isInstanceOf(TaskOutcome.ShapeMeasured.class);
    assertThat(run(new Task.MeasureDistances("findings/a/1", snapshot, 0, 8, 5, 9)))
        .isInstanceOfSatisfying(
            TaskOutcome.DistancesMeasured.class,
            measured -> {
              assertThat(measured.part().sources()).hasSize(8);
              assertThat(measured.part().panel()).hasSize(5);
            });
    assertThat(run(new Task.DrawRoutes("findings/a/2", snapshot, 30, 9, 2)))
        .isInstanceOfSatisfying(
            TaskOutcome.RoutesDrawn.class, drawn -> assertThat(drawn.part().pairs()).isEqualTo(30));
    assertThat(run(new Task.CountRoles("findings/a/3", snapshot)))
        .isInstanceOfSatisfying(
            TaskOutcome.RolesCounted.class,
            counted -> assertThat(counted.counts().years()).hasSize(1));
  }

  @Test
  void goesOnAfterATaskThatBroke() {
    Task poison = new Task.SamplePaths("sample/a/1", snapshot, 11, 1, -1);

    List<TaskReport> reports = run(List.of(task(0), poison, task(2)), Duration.ofHours(1));

    assertThat(reports.get(1).outcome())
        .isInstanceOfSatisfying(
            TaskOutcome.Failed.class, failed -> assertThat(failed.reason()).contains("-1 pairs"));
    assertThat(reports.get(2).outcome()).isInstanceOf(TaskOutcome.Sampled.class);
  }

  private Task task(int index) {
    return new Task.SamplePaths("sample/a/" + index, snapshot, 11, index, 50);
  }

  private TaskOutcome run(Task task) {
    return run(List.of(task), Pace.ENOUGH).getFirst().outcome();
  }

  private List<TaskReport> run(List<Task> tasks, Duration enough) {
    return runner.run(tasks, enough).toCompletableFuture().join().reports();
  }
}
