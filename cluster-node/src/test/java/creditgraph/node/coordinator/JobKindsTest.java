package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.JobKinds.drawn;
import static creditgraph.node.coordinator.JobKinds.listed;
import static creditgraph.node.coordinator.JobKinds.pair;
import static creditgraph.node.coordinator.JobKinds.score;
import static creditgraph.node.coordinator.JobKinds.scores;
import static creditgraph.node.coordinator.JobKinds.verify;
import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Scores and verifications, as the coordinator's state has them.
final class JobKindsTest extends StateFixture {

  private static final String ID = "1111111111111111";
  private static final String SCORES = "score/" + ID + "/";
  private static final String COPIES = "verify/" + ID + "/";

  @Test
  void namesEqualJobsEquallyAndOthersOtherwise() {
    assertThat(JobIds.of(SNAPSHOT, drawn(30))).isEqualTo(JobIds.of(SNAPSHOT, drawn(30)));
    assertThat(JobIds.of(SNAPSHOT, spec(600, 1))).isEqualTo(SampleIds.of(SNAPSHOT, spec(600, 1)));
    assertThat(
            List.of(
                JobIds.of(SNAPSHOT, drawn(30)),
                JobIds.of(SNAPSHOT, drawn(31)),
                JobIds.of(Samples.OTHER, drawn(30)),
                JobIds.of(SNAPSHOT, listed(pair(1, 2))),
                JobIds.of(SNAPSHOT, listed(pair(2, 1))),
                JobIds.of(SNAPSHOT, verify("n1")),
                JobIds.of(SNAPSHOT, verify("n1", "n2"))))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{16}"));
  }

  @Test
  void cutsScoresIntoTasksOfWhichTheLastIsShorter() {
    JobState job = apply(drawn(60));

    assertThat(job.taskCount()).isEqualTo(3);
    assertThat(job.task(2))
        .isEqualTo(new Task.ScorePairs(SCORES + "2", SNAPSHOT, List.of(), 10, 2, 7, 2));
  }

  @Test
  void givesEachTaskItsPartOfTheListedPairs() {
    JobState job = apply(listed(pair(5, 6), pair(8, 7)));

    assertThat(job.task(0))
        .isEqualTo(
            new Task.ScorePairs(
                SCORES + "0", SNAPSHOT, List.of(pair(5, 6), pair(8, 7)), 0, 1, 7, 0));
  }

  @Test
  void takesScoresAndKeepsThemAsARow() {
    apply(listed(pair(5, 6)));
    TaskOutcome outcome = new TaskOutcome.Scored(List.of(score(pair(5, 6))));

    List<TaskResult> rows =
        state.results(List.of(report("lane-1", new TaskReport(SCORES + "0", outcome))));
    judge("lane-1", SCORES + "0", outcome).forEach(state::apply);

    assertThat(rows)
        .containsExactly(
            new TaskResult(
                new TaskName(ID, 0),
                "{\"kind\":\"scored\",\"scores\":[{\"pair\":{\"from\":5,\"to\":6},"
                    + "\"verdict\":\"FOUND\",\"releases\":2,\"routes\":3,\"artists\":1,"
                    + "\"firstReleases\":2,\"lastReleases\":2,\"fromReleases\":9,"
                    + "\"toReleases\":5,\"leastKnown\":20,\"crowded\":0,\"wins\":7,\"difficulty\":50}]}"));
    assertThat(ResultRow.read(rows.getFirst().result())).isEqualTo(outcome);
    assertThat(state.job(ID).orElseThrow().status()).isEqualTo(JobStatus.FINISHED);
  }

  @Test
  void readsARowOfBeforeThereWasASimulatedPlayer() {
    String row =
        "{\"kind\":\"scored\",\"scores\":[{\"pair\":{\"from\":5,\"to\":6},\"verdict\":\"FOUND\","
            + "\"releases\":2,\"routes\":3,\"artists\":1,\"firstReleases\":2,\"lastReleases\":2,"
            + "\"fromReleases\":9,\"toReleases\":5,\"difficulty\":50}]}";

    assertThat(ResultRow.read(row))
        .isEqualTo(
            new TaskOutcome.Scored(
                List.of(
                    new PairScore(
                        pair(5, 6), PairScore.Verdict.FOUND, 2, 3, 1, 2, 2, 9, 5, 0, 0, 0, 50))));
  }

  @Test
  void doesNotBelieveScoresOfOtherPairs() {
    apply(listed(pair(5, 6)));

    assertMistake(new TaskOutcome.Scored(List.of(score(pair(6, 5)))), SCORES, "other pairs");
    assertMistake(new TaskOutcome.Scored(scores(2)), SCORES, "scored 2 pairs, expected 1");
    assertMistake(twoApart(250), SCORES, "another kind");
  }

  @Test
  void saysOfAJobThatIsNoSampleThatItIsNone() {
    apply(drawn(60));

    assertThat(state.describe(ID)).isEqualTo(new UnknownSample(ID));
  }

  @Test
  void startsAJobOnceAndFindsItAgain() {
    List<PairScore> all = scores(25);
    JobState job = apply(drawn(25));
    judge("lane-1", SCORES + "0", new TaskOutcome.Scored(all)).forEach(state::apply);

    CoordinatorState back = CoordinatorCheckpoint.of(state).toState();

    assertThat(back.job(ID).orElseThrow().card(0, 20)).isEqualTo(job.card(0, 20));
    assertThat(back.job(ID).orElseThrow().status()).isEqualTo(JobStatus.FINISHED);
  }

  @Test
  void takesOneReportOfACopy() {
    apply(verify("n1", "n2"));
    TaskOutcome whole = copy("name of n1", State.WHOLE);
    TaskReport first = new TaskReport(COPIES + "0", whole);
    TaskReport second = new TaskReport(COPIES + "0", copy("name of n1", State.GONE));

    assertThat(state.results(List.of(report("a", first), report("b", second)))).hasSize(1);
    List<CoordinatorEvent> events =
        state.judge(List.of(report("a", first), report("b", second)), List.of(), START);
    assertThat(events).containsExactly(new TasksDone(ID, List.of(0)));
    events.forEach(state::apply);
    assertThat(state.results(List.of(report("b", second)))).isEmpty();
    assertMistake(copy("name of n1", State.WHOLE), "verify/" + ID + "/1", "report of node");
  }

  @Test
  void answersForNodesThatAreGone() {
    apply(verify("n1", "n2"));

    List<TaskReport> abandoned = state.abandoned(address -> !address.equals("n2"));

    assertThat(abandoned)
        .containsExactly(new TaskReport(COPIES + "1", copy("name of n2", State.GONE)));
    judge("coordinator", COPIES + "1", abandoned.getFirst().outcome()).forEach(state::apply);
    assertThat(state.abandoned(address -> !address.equals("n2"))).isEmpty();
  }

  private void assertMistake(TaskOutcome outcome, String task, String complaint) {
    assertThat(judge("lane-1", task.endsWith("/") ? task + "0" : task, outcome))
        .singleElement()
        .isInstanceOfSatisfying(
            TaskBroke.class, broke -> assertThat(broke.reason()).contains(complaint));
  }

  private static TaskOutcome copy(String node, State how) {
    return new TaskOutcome.Verified(new CopyReport(node, how, List.of(), false));
  }

  private JobState apply(JobSpec spec) {
    state.apply(JobKinds.started(ID, spec));
    return state.job(ID).orElseThrow();
  }
}
