package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.OTHER;
import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import creditgraph.node.coordinator.TaskLedger.Asking;
import creditgraph.node.coordinator.TaskLedger.Lost;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TaskLedgerTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final String ID = "1111111111111111";
  private static final String LATER_ID = "2222222222222222";

  private final CoordinatorState state = new CoordinatorState();
  private final TaskLedger ledger = new TaskLedger(LEASE);

  @BeforeEach
  void startASampleOfThreeTasks() {
    start(ID, SNAPSHOT);
  }

  @Test
  void offersEachTaskToOneLane() {
    assertThat(List.of(offer("a"), offer("b"), offer("c")))
        .containsExactly(task(0), task(1), task(2));
    assertThat(offer("d")).isEmpty();
  }

  @Test
  void offersOnlyWhatTheLanesNodeHasOpen() {
    assertThat(offer("a", "n1", List.of(OTHER.fingerprint()), 1, START)).isEmpty();
  }

  /// An older lane would not see the condition, and count something else.
  @Test
  void offersASampleUnderConditionsOnlyToLanesThatKnowConditions() {
    SampleSpec weighed =
        new SampleSpec(
            Samples.EVERYONE, 250, 1, "", 250, HubPenalty.of(3), new YearWindow(1960, 1969));
    state.apply(new SampleStarted(LATER_ID, OTHER, weighed, 250, JobTerms.USUAL, START));
    List<String> other = List.of(OTHER.fingerprint());

    assertThat(ledger.offer(new Asking("a", "n1", other, 1, 0, ""), state, START)).isEmpty();
    assertThat(ledger.offer(new Asking("a", "n1", other, 1, 1, ""), state, START))
        .containsExactly(
            new Task.SamplePaths(
                taskName(LATER_ID, 0),
                OTHER,
                1,
                0,
                250,
                HubPenalty.of(3),
                new YearWindow(1960, 1969)));
  }

  @Test
  void worksOnTheOldestSampleFirst() {
    start(LATER_ID, SNAPSHOT);
    offer("a");
    offer("b");
    offer("c");

    assertThat(offer("d")).map(Task::name).contains(taskName(LATER_ID, 0));
  }

  @Test
  void givesBackWhatALaneHeldWhenItAsksAgain() {
    offer("a");

    assertThat(offer("a")).isEqualTo(task(0));
  }

  @Test
  void offersATaskAgainWhenItsLaneIsSilent() {
    offer("a");

    assertThat(ledger.expire(START.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(tasks(ledger.expire(START.plus(LEASE)))).isEqualTo(1);
    assertThat(offer("b")).isEqualTo(task(0));
  }

  @Test
  void leavesATaskToALaneThatStillComputes() {
    offer("a");
    ledger.keep("a", taskName(ID, 0), START.plusSeconds(9));

    assertThat(ledger.expire(START.plus(LEASE))).isEmpty();
    assertThat(offer("b")).isEqualTo(task(1));
  }

  @Test
  void doesNotProlongALeaseForAnotherTask() {
    offer("a");
    ledger.keep("a", taskName(ID, 2), START.plusSeconds(9));
    ledger.keep("nobody", taskName(ID, 0), START.plusSeconds(9));

    assertThat(tasks(ledger.expire(START.plus(LEASE)))).isEqualTo(1);
  }

  @Test
  void offersTheTasksOfARemovedNodeAtOnce() {
    offer("a", "n1");
    offer("b", "n2");

    assertThat(tasks(ledger.releaseNode("n1"))).isEqualTo(1);
    assertThat(offer("c", "n2")).isEqualTo(task(0));
    assertThat(offer("d", "n2")).isEqualTo(task(2));
  }

  @Test
  void forgetsASettledTaskOfThatLaneOnly() {
    offer("a");
    ledger.settle("b", taskName(ID, 0));
    assertThat(offer("c")).isEqualTo(task(1));

    ledger.settle("a", taskName(ID, 0));
    assertThat(offer("d")).isEqualTo(task(0));
  }

  @Test
  void offersAsManyTasksAsAreWantedAndOpen() {
    assertThat(offer("a", "n1", 2)).extracting(Task::name).containsExactly(name(0), name(1));
    assertThat(offer("b", "n1", 2)).extracting(Task::name).containsExactly(name(2));
  }

  @Test
  void offersNoTasksOfTwoSamplesTogether() {
    start(LATER_ID, SNAPSHOT);

    assertThat(offer("a", "n1", 5)).hasSize(2);
    assertThat(offer("b", "n1", 5)).extracting(Task::name).containsExactly(name(2));
    assertThat(offer("c", "n1", 5)).extracting(Task::name).startsWith(taskName(LATER_ID, 0));
  }

  /// Else one lane would have a long batch at the end and the others nothing.
  @Test
  void offersNoMoreThanALanesShareOfWhatIsLeft() {
    state.apply(Samples.started(LATER_ID, OTHER, spec(1000, 1), 10));
    List<String> other = List.of(OTHER.fingerprint());

    assertThat(offer("a", "n1", other, 256, START)).hasSize(50);
    assertThat(offer("b", "n1", other, 256, START)).hasSize(13);
    assertThat(offer("c", "n1", other, 256, START)).hasSize(7);
    assertThat(offer("a", "n1", other, 10, START)).hasSize(10);
  }

  @Test
  void keepsAndReleasesABatchAsAWhole() {
    offer("a", "n1", 3);
    ledger.keep("a", name(0), START.plusSeconds(9));

    assertThat(ledger.expire(START.plus(LEASE))).isEmpty();
    assertThat(tasks(ledger.expire(START.plus(LEASE).plusSeconds(9)))).isEqualTo(2);
  }

  /// A lane that reports less than it was given gives the rest back.
  @Test
  void offersAgainWhatALaneDidNotReport() {
    offer("a", "n1", 3);
    state.apply(new TasksAccepted(ID, List.of(0), Samples.counts(10)));
    ledger.settle("a", name(0));

    assertThat(offer("b", "n1", 1)).extracting(Task::name).containsExactly(name(1));
  }

  @Test
  void offersNoTaskThatIsDone() {
    state.apply(new TasksAccepted(ID, List.of(0), Samples.counts(10)));

    assertThat(offer("a")).isEqualTo(task(1));
  }

  private void start(String id, SnapshotRef snapshot) {
    state.apply(Samples.started(id, snapshot, spec(30, 1), 10));
  }

  private Optional<Task> offer(String lane) {
    return offer(lane, "n1");
  }

  private Optional<Task> offer(String lane, String node) {
    return offer(lane, node, 1).stream().findFirst();
  }

  private List<Task> offer(String lane, String node, int atMost) {
    return offer(lane, node, List.of(SNAPSHOT.fingerprint()), atMost, START);
  }

  private List<Task> offer(String lane, String node, List<String> open, int atMost, Instant now) {
    return ledger.offer(new Asking(lane, node, open, atMost, TaskBoard.GENERATION, ""), state, now);
  }

  @Test
  void worksOnTheHighestPriorityFirst() {
    start(LATER_ID, SNAPSHOT, Priority.HIGH);
    start("3333333333333333", SNAPSHOT, Priority.LOW);

    assertThat(List.of(sampleOf(offer("a")), sampleOf(offer("b")), sampleOf(offer("c"))))
        .containsOnly(LATER_ID);
    assertThat(sampleOf(offer("d"))).isEqualTo(ID);
  }

  @Test
  void offersNothingOfAPausedSample() {
    state.apply(new SamplePaused(ID));
    assertThat(offer("a")).isEmpty();

    state.apply(new SampleResumed(ID));
    assertThat(offer("a")).isEqualTo(task(0));
  }

  @Test
  void letsATaskRestThatBroke() {
    state.apply(new TaskBroke(ID, 0, "no memory", START));
    assertThat(offer("a")).isEqualTo(task(1));

    state.apply(new TaskBroke(ID, 0, "no memory", START));
    assertThat(offerAt(START.plusMillis(1_999))).isNotEqualTo(task(0));
    assertThat(offerAt(START.plusSeconds(2))).isEqualTo(task(0));
  }

  private static int tasks(List<Lost> lost) {
    return lost.stream().mapToInt(one -> one.taskIndexes().size()).sum();
  }

  @Test
  void remembersWhatALaneHeldThatCameUpOnAnotherNode() {
    offer("a", "n1");
    assertThat(offer("a", "n2")).isEqualTo(task(0));

    assertThat(ledger.releaseNode("n1")).containsExactly(new Lost(ID, List.of(0), "a", "n1"));
    assertThat(ledger.releaseNode("n1")).isEmpty();
    assertThat(ledger.releaseNode("n2")).containsExactly(new Lost(ID, List.of(0), "a", "n2"));
  }

  @Test
  void givesANodeOneSuspectAtATime() {
    for (int loss = 0; loss < TaskTries.SUSPICIOUS; loss++) {
      state.apply(new TasksLost(ID, List.of(0, 1), false, "n9 left", START.minusSeconds(90)));
    }

    assertThat(offer("a", "n1", 3)).extracting(Task::name).containsExactly(name(0));
    assertThat(offer("b", "n1", 3)).extracting(Task::name).containsExactly(name(2));
    assertThat(offer("c", "n1", 3)).isEmpty();
    assertThat(offer("d", "n2", 3)).extracting(Task::name).containsExactly(name(1));
  }

  @Test
  void offersNoLaneWhatItsVersionCannotRead() {
    state.apply(JobKinds.started(LATER_ID, JobKinds.drawn(30)));
    state.apply(new SamplePaused(ID));

    assertThat(ledger.offer(asking("a", 0, ""), state, START)).isEmpty();
    assertThat(ledger.offer(asking("a", TaskBoard.GENERATION, ""), state, START)).hasSize(1);
  }

  @Test
  void offersWhatIsBoundToANodeToItsOwnLaneAlone() {
    state.apply(JobKinds.started(LATER_ID, JobKinds.verify("n1", "n2")));

    assertThat(ledger.offer(asking("n2", TaskBoard.GENERATION, "n2"), state, START))
        .containsExactly(new Task.VerifyCopy("verify/" + LATER_ID + "/1", SNAPSHOT, "name of n2"));
    assertThat(ledger.offer(asking("n3", TaskBoard.GENERATION, "n3"), state, START)).isEmpty();
    assertThat(List.of(offer("a"), offer("b"), offer("c")))
        .containsExactly(task(0), task(1), task(2));
    assertThat(offer("d")).isEmpty();
  }

  private static Asking asking(String lane, int generation, String onlyFor) {
    return new Asking(lane, "n1", List.of(SNAPSHOT.fingerprint()), 1, generation, onlyFor);
  }

  private Optional<Task> offerAt(Instant now) {
    return offer("z", "n1", List.of(SNAPSHOT.fingerprint()), 1, now).stream().findFirst();
  }

  private void start(String id, SnapshotRef snapshot, Priority priority) {
    JobTerms terms = new JobTerms(priority, Duration.ZERO, 3);
    state.apply(new SampleStarted(id, snapshot, spec(30, 1), 10, terms, START));
  }

  private static String sampleOf(Optional<Task> task) {
    return TaskName.parse(task.orElseThrow().name()).orElseThrow().jobId();
  }

  private static String name(int index) {
    return taskName(ID, index);
  }

  private static Optional<Task> task(int index) {
    return Optional.of(new Task.SamplePaths(taskName(ID, index), SNAPSHOT, 1, index, 10));
  }
}
