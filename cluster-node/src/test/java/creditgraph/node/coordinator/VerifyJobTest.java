package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.JobKinds.verify;
import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.LaneBoard.LaneState;
import creditgraph.protocol.work.LaneBoard.LaneStates;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/// A verification through every message, and how jobs of any kind are submitted.
final class VerifyJobTest extends CoordinatorFixture {

  @Test
  void givesEachNodeItsOwnCopyToCheckAndAnswersForTheOneThatIsGone() {
    JobCard started = (JobCard) submit(verify("n1", "n2"));
    assertThat(started.spec().jobKind()).isEqualTo(JobKind.VERIFY);
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
    Task task = ((RunTasks) offeredTo("n1")).tasks().getFirst();
    assertThat(coordinator.<LaneStates>runCommand(DescribeLanes::new).reply().lanes())
        .extracting(LaneState::lane)
        .containsExactly("lane-1");
    reportBatch(
            "lane-of-n1",
            new TaskReport(
                task.name(),
                new TaskOutcome.Verified(
                    new CopyReport("name of n1", State.WHOLE, List.of(), false))))
        .receiveMessage();
    gone.add("n2");

    time.timePasses(Duration.ofSeconds(2));

    kit.createTestProbe()
        .awaitAssert(() -> {
          assertThat(card(describeJob(started.jobId())).status()).isEqualTo(JobStatus.FINISHED);
          return true;
        });
    coordinator.restart();
    assertThat(card(describeJob(started.jobId())).tasksDone()).isEqualTo(2);
    assertThat(results.steps().stream().flatMap(step -> step.rows().stream()))
        .extracting(TaskResult::result)
        .containsExactly(
            row("{\"node\":\"name of n1\",\"state\":\"WHOLE\""),
            row("{\"node\":\"name of n2\",\"state\":\"GONE\""));
  }

  @Test
  void findsTheEqualJobAndSaysWhyThereIsNone() {
    JobReply first = submit(verify("n1"));
    assertThat(submit(verify("n1"))).isEqualTo(first);
    assertThat(events()).hasSize(1);

    submit(verify("n2"));
    assertThat(submit(verify("n3"))).isEqualTo(new TooManyJobs(2));
    current = Optional.empty();
    assertThat(submit(verify("n3"))).isEqualTo(new NoSuchRuleset(Samples.EVERYONE, List.of()));
  }

  private static String row(String report) {
    return "{\"kind\":\"verified\",\"report\":" + report + ",\"faults\":[],\"moreFaults\":false}}";
  }

  private JobReply submit(JobSpec spec) {
    return coordinator
        .<JobReply>runCommand(replyTo -> new SubmitJob(spec, JobTerms.USUAL, replyTo))
        .reply();
  }

  private TaskOffer offeredTo(String node) {
    TestProbe<TaskOffer> probe = kit.createTestProbe();
    coordinator.runCommand(
        new PullTask(
            "lane-of-" + node,
            List.of(SNAPSHOT.fingerprint()),
            1,
            TaskBoard.GENERATION,
            node,
            probe.getRef()));
    return probe.receiveMessage();
  }
}
