package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.JobKinds.drawn;
import static creditgraph.node.coordinator.JobKinds.findings;
import static creditgraph.node.coordinator.JobKinds.findingsWithoutRoles;
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
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.findings.DistancePart;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.findings.RoutePart;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Scores and verifications, as the coordinator's state has them.
final class JobKindsTest extends StateFixture {

  private static final String ID = "1111111111111111";
  private static final String SCORES = "score/" + ID + "/";
  private static final String FINDINGS = "findings/" + ID + "/";
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
                JobIds.of(SNAPSHOT, findings(130, 250)),
                JobIds.of(SNAPSHOT, findings(130, 251)),
                JobIds.of(SNAPSHOT, findings(131, 250)),
                JobIds.of(SNAPSHOT, findingsWithoutRoles(130, 250)),
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
  void cutsFindingsIntoOneCountThenSourcesThenRoutesThenRoles() {
    JobState job = apply(findings(130, 250));

    assertThat(job.taskCount()).isEqualTo(1 + 3 + 3 + 1);
    assertThat(job.task(0)).isEqualTo(new Task.MeasureShape(FINDINGS + "0", SNAPSHOT));
    assertThat(job.task(3))
        .isEqualTo(new Task.MeasureDistances(FINDINGS + "3", SNAPSHOT, 128, 2, 100, 7));
    assertThat(job.task(4)).isEqualTo(new Task.DrawRoutes(FINDINGS + "4", SNAPSHOT, 100, 7, 4));
    assertThat(job.task(6)).isEqualTo(new Task.DrawRoutes(FINDINGS + "6", SNAPSHOT, 50, 7, 6));
    assertThat(job.task(7)).isEqualTo(new Task.CountRoles(FINDINGS + "7", SNAPSHOT));
    assertThat(job.work().generation()).isEqualTo(4);
  }

  /// Its lanes know no count of roles, and what it has done stays done.
  @Test
  void leavesFindingsOfTheVersionBeforeRolesAsTheyWere() {
    JobState job = apply(findingsWithoutRoles(130, 250));

    assertThat(job.taskCount()).isEqualTo(1 + 3 + 3);
    assertThat(job.task(6)).isInstanceOf(Task.DrawRoutes.class);
    assertThat(job.work().generation()).isEqualTo(3);
    assertThat(JobIds.of(SNAPSHOT, findingsWithoutRoles(130, 250))).isEqualTo("59e1b023bc41078f");
  }

  @Test
  void takesOfEachTaskOfFindingsItsOwnPartOnly() {
    apply(findings(64, 100));
    TaskOutcome sources = new TaskOutcome.DistancesMeasured(distances(64));
    TaskOutcome routes = new TaskOutcome.RoutesDrawn(routes(100));

    assertMistake(sources, FINDINGS + "0", "no count of degrees");
    assertMistake(routes, FINDINGS + "1", "not of the distances from 64 sources");
    assertMistake(
        new TaskOutcome.DistancesMeasured(distances(65)), FINDINGS + "1", "from 64 sources");
    assertMistake(new TaskOutcome.RoutesDrawn(routes(99)), FINDINGS + "2", "not of 100 routes");
    assertMistake(routes, FINDINGS + "3", "no count of roles");
    assertMistake(
        new TaskOutcome.RolesCounted(
            new RoleCounts(
                List.of(), List.of(new RoleCounts.YearCounts(1969, 1, 1, 1, 0, List.of(1L))))),
        FINDINGS + "3",
        "no count of roles");
    assertMistake(twoApart(250), FINDINGS + "2", "another kind");
    assertThat(judge("lane-1", FINDINGS + "1", sources))
        .containsExactly(new TasksDone(ID, List.of(1)));
    assertThat(judge("lane-1", FINDINGS + "2", routes))
        .containsExactly(new TasksDone(ID, List.of(2)));
    assertThat(
            judge(
                "lane-1",
                FINDINGS + "3",
                new TaskOutcome.RolesCounted(new RoleCounts(List.of(), List.of()))))
        .containsExactly(new TasksDone(ID, List.of(3)));
  }

  private static DistancePart distances(int sources) {
    return new DistancePart(
        Collections.nCopies(sources, new DistancePart.Source(new ArtistId(1), List.of(0, 2))),
        List.of());
  }

  private static RoutePart routes(int pairs) {
    return new RoutePart(pairs, pairs, 0, List.of(), pairs, 0);
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
