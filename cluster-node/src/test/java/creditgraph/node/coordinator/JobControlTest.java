package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobEnded;
import creditgraph.protocol.job.JobControl.UnknownJob;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How jobs are watched, paused, resumed and cancelled.
final class JobControlTest extends CoordinatorFixture {

  @Test
  void pausesAndResumesAJob() {
    String id = submit(600).sampleId();

    assertThat(card(change(id, Change.PAUSE)).status()).isEqualTo(JobStatus.PAUSED);
    assertThat(lastEvent()).isEqualTo(new SamplePaused(id));
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
    assertThat(card(change(id, Change.PAUSE)).status()).isEqualTo(JobStatus.PAUSED);
    assertThat(events()).hasSize(2);
    coordinator.restart();
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);

    assertThat(card(change(id, Change.RESUME)).status()).isEqualTo(JobStatus.RUNNING);
    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));
  }

  @Test
  void cancelsAJobForGood() {
    String id = submit(600).sampleId();

    assertThat(card(change(id, Change.CANCEL)).status()).isEqualTo(JobStatus.CANCELLED);

    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
    assertThat(change(id, Change.RESUME)).isEqualTo(new JobEnded(id, JobStatus.CANCELLED));
    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("cancelled"));
  }

  @Test
  void changesNoJobThatIsNot() {
    assertThat(change("0000000000000000", Change.PAUSE))
        .isEqualTo(new UnknownJob("0000000000000000"));
  }

  @Test
  void tellsHowFarAndHowFastAJobIs() {
    String id = submit(1000).sampleId();
    report("lane-1", id, 0, twoApart(250));
    report("lane-1", id, 1, new TaskOutcome.Failed("no memory"));

    JobCard card = jobs().getFirst();

    assertThat(card.tasksDone()).isEqualTo(1);
    assertThat(card.tasksTotal()).isEqualTo(4);
    assertThat(card.tasksPerSecond()).isEqualTo(1.0 / TaskRates.SECONDS);
    assertThat(card.tasksInTrouble()).isEqualTo(1);
    assertThat(card.troubles()).isEmpty();
    assertThat(card(describeJob(id)).troubles().getFirst().reasons())
        .containsExactly("lane lane-1: no memory");
  }

  @Test
  void endsAJobWhoseTimeIsUp() {
    JobTerms hurried = new JobTerms(Priority.NORMAL, Duration.ofMinutes(1), 3);
    coordinator.<SampleReply>runCommand(reply -> new SubmitSample(spec(600, 1), hurried, reply));

    now = now.plusSeconds(61);
    time.timePasses(Duration.ofSeconds(1));

    assertThat(jobs()).extracting(JobCard::status).containsExactly(JobStatus.FAILED);
  }
}
