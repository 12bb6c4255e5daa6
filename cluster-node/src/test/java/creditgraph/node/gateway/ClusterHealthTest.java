package creditgraph.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.sample.Samples;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class ClusterHealthTest {

  private static final List<WorkerHealth> WORKERS =
      List.of(new WorkerHealth("worker-1", "up", "", List.of()));

  private static final Snapshots ONE_OPEN =
      () ->
          List.of(
              new OpenSnapshot(
                  new SnapshotRef("2026-11", new RulesetId("everyone"), "aaaaaaaa"), 1, 1, 1));

  @Test
  void isUpWhenEveryPartAnswers() {
    HealthReport report = check(answering(true), ONE_OPEN, coordinator(answered()));

    assertThat(report.database().state()).isEqualTo(State.UP);
    assertThat(report.names().state()).isEqualTo(State.UP);
    assertThat(report.coordinator().state()).isEqualTo(State.UP);
    assertThat(report.snapshot().detail()).contains("everyone").contains("2026-11");
    assertThat(report.workers()).isEqualTo(WORKERS);
  }

  @Test
  void isDownWhereAPartSaysSo() {
    HealthReport report =
        check(
            answering(false),
            List::of,
            coordinator(CompletableFuture.failedFuture(new TimeoutException())));

    assertThat(report.database().state()).isEqualTo(State.DOWN);
    assertThat(report.snapshot().state()).isEqualTo(State.DOWN);
    assertThat(report.names().state()).isEqualTo(State.DEGRADED);
    assertThat(report.coordinator().state()).isEqualTo(State.DOWN);
  }

  @Test
  void waitsForNobodyLongerThanItPromised() {
    CompletionStage<Boolean> silent = new CompletableFuture<>();

    HealthReport report =
        check(silent, ONE_OPEN, coordinator(new CompletableFuture<SampleReply>()));

    assertThat(report.database().state()).isEqualTo(State.DOWN);
    assertThat(report.coordinator().detail()).contains("does not answer");
    assertThat(report.snapshot().state()).isEqualTo(State.UP);
  }

  @Test
  void isDownWhileArtistsCannotBeFoundByName() {
    HealthReport report =
        check(
            answering(true), ONE_OPEN, List.of(new RulesetId("everyone")), coordinator(answered()));

    assertThat(report.names().state()).isEqualTo(State.DOWN);
    assertThat(report.names().detail()).contains("everyone");
  }

  private static HealthReport check(
      CompletionStage<Boolean> database, Snapshots snapshots, Samples coordinator) {
    return check(database, snapshots, List.of(), coordinator);
  }

  private static HealthReport check(
      CompletionStage<Boolean> database,
      Snapshots snapshots,
      List<RulesetId> nameless,
      Samples coordinator) {
    return new ClusterHealth(
            () -> database,
            snapshots,
            () -> nameless,
            coordinator,
            () -> CompletableFuture.completedStage(WORKERS))
        .check()
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private static CompletionStage<Boolean> answering(boolean answer) {
    return CompletableFuture.completedStage(answer);
  }

  private static CompletableFuture<SampleReply> answered() {
    return CompletableFuture.completedFuture(new UnknownSample("health-check"));
  }

  private static Samples coordinator(CompletionStage<SampleReply> reply) {
    return new Samples() {
      @Override
      public CompletionStage<SampleReply> submit(SampleSpec spec, JobTerms terms) {
        throw new AssertionError("a health check submits nothing");
      }

      @Override
      public CompletionStage<SampleReply> describe(String sampleId) {
        return reply;
      }
    };
  }
}
