package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people ask of samples.
final class SampleRequestsTest extends CoordinatorFixture {

  @Test
  void startsASampleAndSaysHowFarItIs() {
    Progress started = submit(600);

    assertThat(started.snapshot()).isEqualTo(SNAPSHOT);
    assertThat(started.tasksDone()).isZero();
    assertThat(started.tasksTotal()).isEqualTo(3);
    assertThat(describe(started.sampleId())).isEqualTo(started);
  }

  @Test
  void answersTheEqualSampleWithoutASecondEvent() {
    submit(600);

    var second =
        coordinator.<SampleReply>runCommand(
            replyTo -> new SubmitSample(spec(600, 1), JobTerms.USUAL, replyTo));

    assertThat(second.hasNoEvents()).isTrue();
    assertThat(second.reply()).isInstanceOf(Progress.class);
  }

  @Test
  void namesTheRulesetsItKnows() {
    SampleSpec studio = SampleSpec.of(new RulesetId("studio"), 10, 1, "");

    var result =
        coordinator.<SampleReply>runCommand(
            reply -> new SubmitSample(studio, JobTerms.USUAL, reply));

    assertThat(result.reply())
        .isEqualTo(new UnknownRuleset(studio.ruleset(), List.of(Samples.EVERYONE)));
  }

  @Test
  void isBusyWhenTwoSamplesRun() {
    submit(600);
    coordinator.<SampleReply>runCommand(
        reply -> new SubmitSample(spec(600, 2), JobTerms.USUAL, reply));

    var third =
        coordinator.<SampleReply>runCommand(
            reply -> new SubmitSample(spec(600, 3), JobTerms.USUAL, reply));

    assertThat(third.reply()).isEqualTo(new Busy(2));
  }

  @Test
  void doesNotKnowASampleThatIsNot() {
    assertThat(describe("0000000000000000")).isEqualTo(new UnknownSample("0000000000000000"));
  }
}
