package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.JobList;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// A coordinator on a journal in memory, with its clock and what it is asked; the real journal is
/// [CoordinatorJournalIT]'s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CoordinatorFixture {

  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              pekko.actor.serialization-bindings {
                "creditgraph.protocol.WireMessage" = jackson-cbor
              }
              """)
          .withFallback(ManualTime.config())
          .withFallback(EventSourcedBehaviorTestKit.config());

  static final Duration LEASE = Duration.ofSeconds(10);

  final ActorTestKit kit = ActorTestKit.create(CONFIG);
  final ManualTime time = ManualTime.get(kit.system());

  /// Which snapshot is current, and what time it is, as the test says.
  Optional<SnapshotRef> current;

  Instant now;
  ControlledResults results;
  TaskTally tally;

  /// Addresses of nodes that are no members.
  Set<String> gone;

  EventSourcedBehaviorTestKit<Command, CoordinatorEvent, CoordinatorState> coordinator;

  @BeforeEach
  void startTheCoordinator() {
    current = Optional.of(SNAPSHOT);
    now = START;
    results = new ControlledResults();
    tally = new TaskTally();
    gone = new HashSet<>();
    CurrentSnapshots snapshots =
        new CurrentSnapshots() {
          @Override
          public Optional<SnapshotRef> current(RulesetId ruleset) {
            return current.filter(ref -> ref.ruleset().equals(ruleset));
          }

          @Override
          public List<RulesetId> rulesets() {
            return current.stream().map(SnapshotRef::ruleset).toList();
          }
        };
    coordinator =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            Coordinator.create(
                new CoordinatorSettings(LEASE, 2),
                snapshots,
                address -> !gone.contains(address),
                results,
                tally,
                () -> now),
            // The state is stored through its checkpoint only and some commands are private; the
            // tests of the wire and of the journal cover what is stored or sent.
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                .withVerifyState(false)
                .withVerifyCommands(false));
    coordinator.clear();
  }

  @AfterAll
  void shutDown() {
    kit.shutdownTestKit();
  }

  JobReply change(String id, Change change) {
    return coordinator.<JobReply>runCommand(replyTo -> new ChangeJob(id, change, replyTo)).reply();
  }

  JobReply describeJob(String id) {
    return coordinator.<JobReply>runCommand(replyTo -> new DescribeJob(id, replyTo)).reply();
  }

  List<JobCard> jobs() {
    return coordinator.<JobList>runCommand(ListJobs::new).reply().jobs();
  }

  static JobCard card(JobReply reply) {
    return (JobCard) reply;
  }

  Progress submit(int pairs) {
    return (Progress)
        coordinator
            .<SampleReply>runCommand(
                replyTo -> new SubmitSample(spec(pairs, 1), JobTerms.USUAL, replyTo))
            .reply();
  }

  SampleReply describe(String id) {
    return coordinator.<SampleReply>runCommand(replyTo -> new DescribeSample(id, replyTo)).reply();
  }

  /// Returns once the outcome is acknowledged.
  void report(String lane, String id, int index, TaskOutcome outcome) {
    reportBatch(lane, new TaskReport(taskName(id, index), outcome)).receiveMessage();
  }

  TestProbe<OutcomesTaken> reportBatch(String lane, TaskReport... reports) {
    TestProbe<OutcomesTaken> acknowledgement = kit.createTestProbe();
    coordinator.runCommand(new ReportOutcomes(lane, 1, List.of(reports), acknowledgement.getRef()));
    return acknowledgement;
  }

  static TaskReport sampled(String id, int index, int pairs) {
    return new TaskReport(taskName(id, index), twoApart(pairs));
  }

  List<CoordinatorEvent> events() {
    return coordinator.persistenceTestKit().persistedInStorage(Coordinator.ID.id()).stream()
        .map(CoordinatorEvent.class::cast)
        .toList();
  }

  CoordinatorEvent lastEvent() {
    return events().getLast();
  }

  String pull(String lane) {
    return ((RunTasks) offered(lane)).tasks().getFirst().name();
  }

  TaskOffer offered(String lane) {
    return pullWith(lane, SNAPSHOT.fingerprint());
  }

  TaskOffer pullWith(String lane, String fingerprint) {
    TestProbe<TaskOffer> probe = kit.createTestProbe();
    coordinator.runCommand(new PullTask(lane, List.of(fingerprint), 1, probe.getRef()));
    return probe.receiveMessage();
  }
}
