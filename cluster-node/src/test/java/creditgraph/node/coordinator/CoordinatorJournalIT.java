package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.journal.Database;
import creditgraph.node.journal.JournalConfig;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TASK = SampleSpec.USUAL_PAIRS_PER_TASK;

  private EmbeddedPostgres postgres;
  private Database database;
  private TaskResults table;
  private ActorTestKit kit;

  @BeforeAll
  void openTheJournal() throws IOException {
    postgres = EmbeddedPostgres.start();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    database = Database.open(url, "postgres", "", 2, Duration.ofSeconds(30));
    table = new ResultTable(database.results(), ForkJoinPool.commonPool());
    kit = ActorTestKit.create(JournalConfig.of(url));
  }

  @AfterAll
  void closeTheJournal() throws IOException {
    kit.shutdownTestKit();
    database.close();
    postgres.close();
  }

  /// More broken tasks than events between two checkpoints, so that the replay starts from one.
  @Test
  void comesBackFromItsJournalWithEverythingItAcknowledged() throws SQLException {
    int tasks = 1_100;
    ActorRef<Command> first = spawn(table);
    String id = submit(first, tasks, 1);
    report(first, IntStream.range(0, tasks).mapToObj(index -> broken(id, index)));
    report(first, IntStream.range(0, tasks - 1).mapToObj(index -> sampled(id, index)));
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(count("snapshot")).isPositive();
              return true;
            });

    kit.stop(first);
    ActorRef<Command> second = spawn(table);
    assertThat(progress(second, id).tasksDone()).isEqualTo(tasks - 1);
    report(second, Stream.of(sampled(id, tasks - 1)));

    assertThat(describe(second, id))
        .isInstanceOfSatisfying(
            Finished.class,
            finished ->
                assertThat(finished.counts()).isEqualTo(Samples.counts((long) tasks * TASK)));
    assertThat(StoredRows.all(database))
        .filteredOn(row -> row.task().jobId().equals(id))
        .hasSize(tasks);
    kit.stop(second);
  }

  @Test
  void doesATaskAgainWhoseRowWasWrittenAndWhoseEventWasNot() {
    String id = stoppedBetweenRowAndEvent(2);

    ActorRef<Command> second = spawn(table);
    assertThat(progress(second, id).tasksDone()).isZero();
    report(second, Stream.of(sampled(id, 0)));

    assertThat(progress(second, id).tasksDone()).isEqualTo(1);
    awaitRows(id, 1);
    kit.stop(second);
  }

  @Test
  void failsTheSampleWhenTheSecondResultIsNotTheFirst() {
    String id = stoppedBetweenRowAndEvent(3);

    ActorRef<Command> second = spawn(table);
    DistanceCounts other = new DistanceCounts(List.of(0L, (long) TASK), 0, 0);
    report(second, Stream.of(new TaskReport(taskName(id, 0), new TaskOutcome.Sampled(other))));

    assertThat(describe(second, id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("task 0 has two results"));
    awaitRows(id, 0);
    kit.stop(second);
  }

  @Test
  void acknowledgesAnOutcomeAgainWhoseAcknowledgementWasLost() {
    ActorRef<Command> first = spawn(table);
    String id = submit(first, 2, 4);
    report(first, Stream.of(sampled(id, 0)));
    kit.stop(first);

    ActorRef<Command> second = spawn(table);
    report(second, Stream.of(sampled(id, 0)));

    assertThat(progress(second, id).tasksDone()).isEqualTo(1);
    kit.stop(second);
  }

  /// As when a node stood still while its successor worked: the second knows what the journal was
  /// at its own start and nothing since, not even events that are needless by now and removed.
  @Test
  void aCoordinatorThatIsBehindDecidesNothing() {
    ActorRef<Command> first = spawn(table);
    ActorRef<Command> behind = spawnRecovered();
    int tasks = 1_600;
    String id = submit(first, tasks, 6);
    for (int i = 0; i < 2; i++) {
      report(first, IntStream.range(0, tasks).mapToObj(index -> broken(id, index)));
    }
    awaitEventsRemoved();
    report(first, Stream.of(sampled(id, 0)));
    long events = lastEvent();

    TestProbe<SampleReply> unanswered = kit.createTestProbe();
    behind.tell(new SubmitSample(spec(TASK, 7), JobTerms.USUAL, unanswered.getRef()));
    unanswered.expectNoMessage(Duration.ofMillis(100));

    // It has read the journal again, and knows all that the first knows.
    assertThat(progress(behind, id).tasksDone()).isEqualTo(1);
    assertThat(lastEvent()).isEqualTo(events);
    kit.stop(first);
    kit.stop(behind);
  }

  @Test
  void keepsNothingInMindThatCouldNotBeWritten() {
    ActorRef<Command> first = spawn(table);
    ActorRef<Command> behind = spawnRecovered();
    submit(first, 1, 8);
    TestProbe<SampleReply> unanswered = kit.createTestProbe();
    behind.tell(new SubmitSample(spec(TASK, 9), JobTerms.USUAL, unanswered.getRef()));
    unanswered.expectNoMessage(Duration.ofMillis(100));
    long events = lastEvent();

    String id = submit(behind, 1, 9);

    assertThat(lastEvent()).isEqualTo(events + 1);
    kit.stop(first);
    kit.stop(behind);
    ActorRef<Command> later = spawn(table);
    assertThat(progress(later, id).tasksDone()).isZero();
    kit.stop(later);
  }

  /// The rows are written, and the coordinator never learns it.
  private TaskResults dyingAfterTheRows() {
    return step -> table.write(step).thenCompose(_ -> new CompletableFuture<>());
  }

  /// A sample of two tasks, of which the first has its row.
  private String stoppedBetweenRowAndEvent(long seed) {
    ActorRef<Command> coordinator = spawn(dyingAfterTheRows());
    String id = submit(coordinator, 2, seed);
    tell(coordinator, Stream.of(sampled(id, 0)));
    awaitRows(id, 1);
    kit.stop(coordinator);
    return id;
  }

  private String submit(ActorRef<Command> coordinator, int tasks, long seed) {
    TestProbe<SampleReply> gateway = kit.createTestProbe();
    coordinator.tell(new SubmitSample(spec(tasks * TASK, seed), JobTerms.USUAL, gateway.getRef()));
    return gateway.expectMessageClass(Progress.class, PATIENCE).sampleId();
  }

  private SampleReply describe(ActorRef<Command> coordinator, String id) {
    TestProbe<SampleReply> gateway = kit.createTestProbe();
    coordinator.tell(new DescribeSample(id, gateway.getRef()));
    return gateway.receiveMessage(PATIENCE);
  }

  private Progress progress(ActorRef<Command> coordinator, String id) {
    return (Progress) describe(coordinator, id);
  }

  /// Returns once the outcomes are acknowledged.
  private void report(ActorRef<Command> coordinator, Stream<TaskReport> reports) {
    tell(coordinator, reports).receiveMessage(PATIENCE);
  }

  private TestProbe<OutcomesTaken> tell(ActorRef<Command> coordinator, Stream<TaskReport> reports) {
    TestProbe<OutcomesTaken> lane = kit.createTestProbe();
    coordinator.tell(new ReportOutcomes("lane-0", 1, reports.toList(), lane.getRef()));
    return lane;
  }

  private void awaitEventsRemoved() {
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(count("event_journal where sequence_number = 1")).isZero();
              return true;
            });
  }

  private long lastEvent() {
    return one("select max(sequence_number) from creditgraph.event_journal");
  }

  private void awaitRows(String id, int expected) {
    kit.createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(count("task_result where job_id = '" + id + "'")).isEqualTo(expected);
              return true;
            });
  }

  private static TaskReport sampled(String id, int index) {
    return new TaskReport(taskName(id, index), twoApart(TASK));
  }

  private static TaskReport broken(String id, int index) {
    return new TaskReport(taskName(id, index), new TaskOutcome.Failed("no memory"));
  }

  /// It has read the journal, and reads it no further of itself.
  private ActorRef<Command> spawnRecovered() {
    ActorRef<Command> coordinator = spawn(table);
    describe(coordinator, "no sample");
    return coordinator;
  }

  private ActorRef<Command> spawn(TaskResults results) {
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
            new CoordinatorSettings(Duration.ofSeconds(10), 8),
            snapshots,
            _ -> true,
            results,
            new TaskTally(),
            InstantSource.system()));
  }

  private long count(String table) {
    return one("select count(*) from creditgraph." + table);
  }

  private long one(String query) {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
