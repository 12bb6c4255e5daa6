package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.CallingThread;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LaneTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("everyone"), "aaaaaaaa");
  private static final Task TASK = new Task.SamplePaths("sample/x/0", SNAPSHOT, 1, 0, 10);
  private static final Task OTHER = new Task.SamplePaths("sample/x/1", SNAPSHOT, 1, 1, 10);
  private static final TaskOutcome OUTCOME =
      new TaskOutcome.Sampled(new DistanceCounts(List.of(0L, 10L), 0, 0));

  private final ControlledRunner runner = new ControlledRunner();
  private final TestProbe<Sampling.Command> coordinator = KIT.createTestProbe();
  private final ActorRef<Lane.Command> lane =
      KIT.spawn(Lane.create(3, runner, coordinator.getRef()), CallingThread.DISPATCHER);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void asksForWorkOnWhatIsOpen() {
    PullTask pull = coordinator.expectMessageClass(PullTask.class);

    assertThat(pull.lane()).isEqualTo("lane-3");
    assertThat(pull.openFingerprints()).containsExactly("aaaaaaaa");
  }

  @Test
  void asksAgainAfterTheTimeItWasToldToWait() {
    ActorRef<TaskOffer> _ = offerNothing(Duration.ofMillis(500));

    TIME.expectNoMessageFor(Duration.ofMillis(499), coordinator);
    TIME.timePasses(Duration.ofMillis(1));

    coordinator.expectMessageClass(PullTask.class);
  }

  @Test
  void runsWhatItIsGivenWhileItWaits() {
    ActorRef<TaskOffer> asked = offerNothing(Duration.ofMillis(500));

    asked.tell(new RunTasks(List.of(TASK)));

    runner.awaitTasks(1);
    TIME.expectNoMessageFor(Duration.ofMillis(500), coordinator);
  }

  @Test
  void asksAgainWhenNobodyAnswers() {
    coordinator.expectMessageClass(PullTask.class);

    TIME.timePasses(Lane.REPEAT_AFTER);

    coordinator.expectMessageClass(PullTask.class);
  }

  @Test
  void reportsWhatTheTaskCameTo() {
    offer(TASK);
    runner.complete(0, OUTCOME);

    ReportOutcomes report = coordinator.expectMessageClass(ReportOutcomes.class);
    assertThat(report.lane()).isEqualTo("lane-3");
    assertThat(report.reports()).containsExactly(new TaskReport("sample/x/0", OUTCOME));
  }

  @Test
  void saysThatItStillComputesALongTask() {
    offer(TASK);
    runner.awaitTasks(1);

    TIME.timePasses(Lane.KEEP_EVERY);
    coordinator.expectMessage(new KeepTask("lane-3", "sample/x/0"));
    TIME.timePasses(Lane.KEEP_EVERY);
    coordinator.expectMessage(new KeepTask("lane-3", "sample/x/0"));
  }

  @Test
  void repeatsTheReportUntilItIsTaken() {
    offer(TASK);
    runner.complete(0, OUTCOME);
    coordinator.expectMessageClass(ReportOutcomes.class);

    TIME.timePasses(Lane.REPEAT_AFTER);
    ReportOutcomes again = coordinator.expectMessageClass(ReportOutcomes.class);
    again.replyTo().tell(new OutcomesTaken(again.number()));

    coordinator.expectMessageClass(PullTask.class);
  }

  @Test
  void isNotMisledByTheAcknowledgementOfAnotherReport() {
    offer(TASK);
    runner.complete(0, OUTCOME);
    ReportOutcomes report = coordinator.expectMessageClass(ReportOutcomes.class);

    report.replyTo().tell(new OutcomesTaken(report.number() + 1));

    TIME.timePasses(Lane.REPEAT_AFTER);
    coordinator.expectMessageClass(ReportOutcomes.class);
  }

  @Test
  void ignoresASecondOfferWhileItComputes() {
    PullTask pull = coordinator.expectMessageClass(PullTask.class);
    pull.replyTo().tell(new RunTasks(List.of(TASK)));
    pull.replyTo().tell(new RunTasks(List.of(OTHER)));
    runner.complete(0, OUTCOME);

    assertThat(reported()).containsExactly(new TaskReport("sample/x/0", OUTCOME));
    assertThat(runner.tasks()).containsExactly(TASK);
  }

  @Test
  void reportsATaskThatBroke() {
    offer(TASK);
    runner.fail(0, new IllegalStateException("no memory for it"));

    assertThat(reported())
        .singleElement()
        .extracting(TaskReport::outcome)
        .isInstanceOfSatisfying(
            TaskOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("no memory for it"));
  }

  @Test
  void asksForOneTaskFirstAndThenForWhatItDoesInHalfASecond() {
    PullTask pull = coordinator.expectMessageClass(PullTask.class);
    assertThat(pull.atMost()).isEqualTo(1);
    pull.replyTo().tell(new RunTasks(List.of(TASK)));
    runner.complete(0, Duration.ofMillis(125), List.of(new TaskReport("sample/x/0", OUTCOME)));
    acknowledge();

    assertThat(coordinator.expectMessageClass(PullTask.class).atMost()).isEqualTo(4);
  }

  @Test
  void reportsWhatItDidOfABatch() {
    coordinator
        .expectMessageClass(PullTask.class)
        .replyTo()
        .tell(new RunTasks(List.of(TASK, OTHER)));
    runner.complete(0, Pace.ENOUGH, List.of(new TaskReport("sample/x/0", OUTCOME)));

    assertThat(runner.tasks()).containsExactly(TASK, OTHER);
    assertThat(reported()).containsExactly(new TaskReport("sample/x/0", OUTCOME));
  }

  /// During a rolling upgrade the coordinator may be the older one.
  @Test
  void talksToACoordinatorThatKnowsNoBatches() {
    coordinator.expectMessageClass(PullTask.class).replyTo().tell(new RunTask(TASK));
    runner.complete(0, OUTCOME);

    ReportOutcome report = coordinator.expectMessageClass(ReportOutcome.class);
    assertThat(report.taskName()).isEqualTo("sample/x/0");
    assertThat(report.outcome()).isEqualTo(OUTCOME);
    report.replyTo().tell(new OutcomeTaken("sample/x/0"));
    coordinator.expectMessageClass(PullTask.class);
  }

  @Test
  void stopsInEveryState() {
    lane.tell(new Lane.Stop());
    coordinator.expectTerminated(lane);

    ActorRef<Lane.Command> running =
        KIT.spawn(Lane.create(4, runner, coordinator.getRef()), CallingThread.DISPATCHER);
    coordinator.receiveMessage();
    offer(TASK);
    runner.awaitTasks(1);
    running.tell(new Lane.Stop());
    coordinator.expectTerminated(running);

    ActorRef<Lane.Command> reporting =
        KIT.spawn(Lane.create(5, runner, coordinator.getRef()), CallingThread.DISPATCHER);
    offer(OTHER);
    runner.complete(1, OUTCOME);
    coordinator.expectMessageClass(ReportOutcomes.class);
    reporting.tell(new Lane.Stop());
    coordinator.expectTerminated(reporting);
  }

  private void offer(Task task) {
    coordinator.expectMessageClass(PullTask.class).replyTo().tell(new RunTasks(List.of(task)));
  }

  private List<TaskReport> reported() {
    return coordinator.expectMessageClass(ReportOutcomes.class).reports();
  }

  private void acknowledge() {
    ReportOutcomes report = coordinator.expectMessageClass(ReportOutcomes.class);
    report.replyTo().tell(new OutcomesTaken(report.number()));
  }

  private ActorRef<TaskOffer> offerNothing(Duration askAgainAfter) {
    ActorRef<TaskOffer> asked = coordinator.expectMessageClass(PullTask.class).replyTo();
    asked.tell(new NothingToDo(askAgainAfter));
    return asked;
  }

  /// Ends tasks when the test says so.
  private static final class ControlledRunner implements TaskRunner {

    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<BatchRun>> running = new CopyOnWriteArrayList<>();

    @Override
    public List<String> openFingerprints() {
      return List.of("aaaaaaaa");
    }

    @Override
    public CompletionStage<BatchRun> run(List<Task> batch, Duration enough) {
      CompletableFuture<BatchRun> run = new CompletableFuture<>();
      tasks.addAll(batch);
      running.add(run);
      return run;
    }

    List<Task> tasks() {
      return tasks;
    }

    void awaitTasks(int count) {
      KIT.createTestProbe()
          .awaitAssert(() -> {
            assertThat(running).hasSize(count);
            return true;
          });
    }

    /// Ends a batch of one task.
    void complete(int batch, TaskOutcome outcome) {
      awaitTasks(batch + 1);
      complete(batch, Pace.ENOUGH, List.of(new TaskReport(tasks.get(batch).name(), outcome)));
    }

    void complete(int batch, Duration took, List<TaskReport> reports) {
      awaitTasks(batch + 1);
      assertThat(running.get(batch).complete(new BatchRun(reports, took))).isTrue();
    }

    void fail(int batch, Exception failure) {
      awaitTasks(batch + 1);
      assertThat(running.get(batch).completeExceptionally(failure)).isTrue();
    }
  }
}
