package creditgraph.node.sweep;

import static creditgraph.node.sweep.SweepFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.journal.Database;
import creditgraph.node.journal.JournalConfig;
import creditgraph.node.sweep.SweepFixture.Current;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.SweepCard;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The sweeps over the journal that they have in production, stopped and started after each step.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SweepsJournalIT {

  private EmbeddedPostgres postgres;
  private Database database;
  private ActorTestKit kit;
  private SweepsTalk sweeps;
  private final PlayedCoordinator coordinator = new PlayedCoordinator();
  private final Current current = new Current();

  @BeforeAll
  void openTheJournal() throws IOException {
    postgres = EmbeddedPostgres.start();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    database = Database.open(url, "postgres", "", 2, Duration.ofSeconds(30));
    kit = ActorTestKit.create(JournalConfig.of(url));
    sweeps = SweepsTalk.start(kit, coordinator, current);
  }

  @AfterAll
  void closeTheJournal() throws IOException {
    kit.shutdownTestKit();
    database.close();
    postgres.close();
  }

  @Test
  void losesNothingWhereverItIsStopped() {
    SweepCard card = sweeps.submit(spec(4));
    restart();
    sweeps.awaitRunning(card, 0, 1);

    coordinator.finish(0);
    coordinator.fail(1, "no memory");
    sweeps.awaitRunning(card, 2, 3);
    restart();
    sweeps.awaitRunning(card, 2, 3);
    assertThat(coordinator.submitted).hasSize(4);

    sweeps.change(card, Change.PAUSE);
    coordinator.changes.clear();
    restart();
    assertThat(sweeps.describe(card).status()).isEqualTo(JobStatus.PAUSED);
    sweeps.await(() -> assertThat(coordinator.changes).contains("PAUSE 2", "PAUSE 3"));

    sweeps.change(card, Change.CANCEL);
    coordinator.changes.clear();
    restart();
    assertThat(sweeps.describe(card).status()).isEqualTo(JobStatus.CANCELLED);
    sweeps.await(() -> assertThat(coordinator.changes).contains("CANCEL 2", "CANCEL 3"));
    assertThat(sweeps.points(card))
        .map(PointState::reason)
        .containsExactly("", "no memory", "", "");

    sweeps.submit(spec(4));
    restart();
    sweeps.awaitRunning(card, 1, 2);
    // As the coordinator does with what has ended long ago.
    coordinator.forget();
    restart();
    sweeps.awaitRunning(card, 1, 2);
    coordinator.finish(1);
    coordinator.finish(2);
    sweeps.awaitRunning(card, 3);
    coordinator.finish(3);
    sweeps.awaitStatus(card, JobStatus.FINISHED);
    restart();

    assertThat(sweeps.points(card))
        .map(PointState::counts)
        .isEqualTo(IntStream.range(0, 4).mapToObj(PlayedCoordinator::counts).toList());
    assertThat(sweeps.describe(card).pointsFailed()).isZero();
    sweeps.stop();
  }

  private void restart() {
    sweeps.stop();
    sweeps = SweepsTalk.start(kit, coordinator, current);
  }
}
