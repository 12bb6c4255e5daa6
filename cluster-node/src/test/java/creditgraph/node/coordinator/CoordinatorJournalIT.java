package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.journal.Database;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The coordinator over the journal that it has in production.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CoordinatorJournalIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TASK = Coordinator.TASK_PAIRS;

  private EmbeddedPostgres postgres;
  private Database database;
  private ActorTestKit kit;

  @BeforeAll
  void openTheJournal() throws IOException {
    postgres = EmbeddedPostgres.start();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    database = Database.open(url, "postgres", "", 2, Duration.ofSeconds(30));
    kit = ActorTestKit.create(config(url));
  }

  @AfterAll
  void closeTheJournal() throws IOException {
    kit.shutdownTestKit();
    database.close();
    postgres.close();
  }

  /// More tasks than events between two checkpoints, so that the replay starts from one.
  @Test
  void comesBackFromItsJournalWithEverythingItAcknowledged() {
    int tasks = 1_100;
    TestProbe<SampleReply> gateway = kit.createTestProbe();
    TestProbe<OutcomeTaken> lane = kit.createTestProbe();
    ActorRef<Command> first = spawn();
    first.tell(new SubmitSample(spec(tasks * TASK, 1), gateway.getRef()));
    String id = gateway.expectMessageClass(Progress.class, PATIENCE).sampleId();
    for (int index = 0; index < tasks - 1; index++) {
      first.tell(report(id, index, lane));
    }
    assertThat(lane.receiveSeveralMessages(tasks - 1, PATIENCE)).hasSize(tasks - 1);
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(count("snapshot")).isPositive();
              return true;
            });

    kit.stop(first);
    ActorRef<Command> second = spawn();
    second.tell(new DescribeSample(id, gateway.getRef()));
    assertThat(gateway.expectMessageClass(Progress.class, PATIENCE).tasksDone())
        .isEqualTo(tasks - 1);
    second.tell(report(id, tasks - 1, lane));
    lane.receiveMessage(PATIENCE);

    second.tell(new DescribeSample(id, gateway.getRef()));
    Finished finished = gateway.expectMessageClass(Finished.class, PATIENCE);
    assertThat(finished.counts()).isEqualTo(Samples.counts((long) tasks * TASK));
  }

  private static ReportOutcome report(String id, int index, TestProbe<OutcomeTaken> lane) {
    return new ReportOutcome("lane-0", taskName(id, index), twoApart(TASK), lane.getRef());
  }

  private ActorRef<Command> spawn() {
    CurrentSnapshots snapshots =
        new CurrentSnapshots() {
          @Override
          public Optional<SnapshotRef> current(RulesetId ruleset) {
            return Optional.of(SNAPSHOT);
          }

          @Override
          public List<RulesetId> rulesets() {
            return List.of(Samples.EVERYONE);
          }
        };
    return kit.spawn(
        Coordinator.create(
            new CoordinatorSettings(Duration.ofSeconds(10), 8), snapshots, InstantSource.system()));
  }

  private long count(String table) {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from creditgraph." + table)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Config config(String url) {
    return ConfigFactory.parseString(
            """
            pekko.actor.provider = local
            pekko-persistence-jdbc.shared-databases.slick.db {
              url = "%s"
              user = postgres
              password = ""
              numThreads = 2
              maxConnections = 2
              minConnections = 1
            }
            """
                .formatted(url))
        .withFallback(ConfigFactory.parseResources("creditgraph-node.conf"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }
}
