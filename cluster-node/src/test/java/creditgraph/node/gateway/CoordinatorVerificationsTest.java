package creditgraph.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.NodeSnapshotState.OpenSnapshot;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.DescribeNodes;
import creditgraph.protocol.snapshot.SnapshotRollout.NodeStates;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
final class CoordinatorVerificationsTest {

  private static final Config ONE_NODE =
      ConfigFactory.parseString(
              """
              pekko {
                actor.provider = cluster
                remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                cluster { roles = [name-rack], jmx.enabled = off, leader-actions-interval = 100ms }
              }
              """)
          .withFallback(ConfigFactory.load());
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final NodeStates NOBODY = new NodeStates(List.of());

  private final ActorTestKit kit = ActorTestKit.create(ONE_NODE);
  private final TestProbe<SnapshotRollout.Command> rollout = kit.createTestProbe();
  private final TestProbe<Sampling.Command> coordinator = kit.createTestProbe();
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final Cluster cluster = Cluster.get(kit.system());
  private CoordinatorVerifications verifications;
  private NodeStates reported;

  @BeforeEach
  void open(@TempDir Path graphRoot) throws IOException {
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    rollout.awaitAssert(() -> assertThat(cluster.state().getMembers()).hasSize(1));
    SnapshotRef snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
    reported =
        new NodeStates(
            List.of(
                new NodeSnapshotState(
                    "rack", List.of(new OpenSnapshot(snapshot, 100)), List.of(), List.of(), "")));
    verifications =
        new CoordinatorVerifications(
            shelf,
            new CoordinatorJobs(kit.system(), coordinator.getRef(), Duration.ofSeconds(20)),
            rollout.getRef(),
            INTERVAL,
            kit.system(),
            new PGSimpleDataSource(),
            Runnable::run);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void checksEveryNodeThatReportsACopy() {
    CompletableFuture<JobReply> reply = submit(GraphFixture.EVERYONE);

    answer(reported);

    assertThat(acceptedSpec(reply).nodes())
        .containsExactly(new CheckedNode("rack", cluster.selfMember().address().toString()));
  }

  @Test
  void waitsForTheFirstReportOfWhatIsOpenAlready() {
    CompletableFuture<JobReply> reply = submit(GraphFixture.EVERYONE);

    answer(NOBODY);
    answer(NOBODY);
    answer(reported);

    assertThat(acceptedSpec(reply).nodes()).extracting(CheckedNode::name).containsExactly("rack");
  }

  @Test
  void givesUpWhenNobodyReportsForTwoIntervals() {
    CompletableFuture<JobReply> reply = submit(GraphFixture.EVERYONE);

    for (int i = 0; i < 9; i++) {
      answer(NOBODY);
    }

    assertThatThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("no node has reported a copy of 'everyone'");
    rollout.expectNoMessage(INTERVAL);
  }

  @Test
  void asksNobodyForARulesetThatIsNotOpen() throws Exception {
    RulesetId band = new RulesetId("band");

    assertThat(submit(band).get(20, TimeUnit.SECONDS))
        .isEqualTo(new NoSuchRuleset(band, List.of(GraphFixture.EVERYONE)));
    rollout.expectNoMessage();
  }

  private CompletableFuture<JobReply> submit(RulesetId ruleset) {
    return verifications.submit(ruleset, "", JobTerms.USUAL).toCompletableFuture();
  }

  private void answer(NodeStates states) {
    rollout.expectMessageClass(DescribeNodes.class).replyTo().tell(states);
  }

  /// What the coordinator was asked for, once.
  private VerifySpec acceptedSpec(CompletableFuture<JobReply> reply) {
    SubmitJob submitted = coordinator.expectMessageClass(SubmitJob.class);
    JobReply answer = new TooManyJobs(1);
    submitted.replyTo().tell(answer);
    assertThat(reply.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(answer);
    return (VerifySpec) submitted.spec();
  }
}
