package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.coordinator.CoordinatorCheckpoint.SampleCheckpoint;
import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import creditgraph.node.journal.StoredExample;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands in journals is read for ever, see [StoredExample].
final class JournalExamplesTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString(
              """
              pekko.actor.serialization-bindings {
                "creditgraph.protocol.WireMessage" = jackson-cbor
              }
              """));

  private static final String ID = "0123456789abcdef";
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final SampleStarted STARTED =
      new SampleStarted(
          ID,
          new SnapshotRef("2026-11", PERFORMERS, "00112233445566778899aabbccddeeff"),
          SampleSpec.of(PERFORMERS, 20_000, -42, "run.1"),
          250,
          JobTerms.USUAL,
          Instant.EPOCH);
  private static final DistanceCounts COUNTS = new DistanceCounts(List.of(0L, 12L, 230L), 7, 1);

  /// What the examples of version 1 say.
  private static final Map<String, Object> V1 =
      Map.of(
          "SampleStarted", STARTED,
          "TaskAccepted", new TaskAccepted(ID, 79, COUNTS),
          "TaskBroke", new TaskBroke(ID, 3, "lane lane-1: no memory", Instant.EPOCH),
          "SampleFailed", new SampleFailed(ID, "task 3 broke 3 times"),
          "CoordinatorCheckpoint",
              new CoordinatorCheckpoint(
                  List.of(
                      new SampleCheckpoint(
                          STARTED,
                          List.of(-1L, 5L),
                          Map.of(70, 2),
                          COUNTS,
                          "broken",
                          Map.of(),
                          false,
                          false))));

  /// What the examples of version 2 say. What was not changed has its example in version 1.
  private static final Map<String, Object> V2 =
      Map.of(
          "SampleStarted",
          new SampleStarted(
              ID,
              STARTED.snapshot(),
              new SampleSpec(PERFORMERS, 20_000, -42, "run.1", 1_000),
              1_000,
              JobTerms.USUAL,
              Instant.EPOCH),
          "TasksAccepted",
          new TasksAccepted(ID, List.of(0, 3, 79_999), COUNTS));

  private static final Instant AT = Instant.parse("2026-11-22T06:00:00.123456789Z");
  private static final SampleStarted WITH_TERMS =
      new SampleStarted(
          ID,
          STARTED.snapshot(),
          new SampleSpec(PERFORMERS, 20_000, -42, "run.1", 1_000),
          1_000,
          new JobTerms(Priority.LOW, Duration.ofHours(36), 5),
          AT);

  /// What the examples of version 3 say.
  private static final Map<String, Object> V3 =
      Map.of(
          "SampleStarted", WITH_TERMS,
          "TaskBroke", new TaskBroke(ID, 3, "lane lane-1: no memory", AT),
          "SamplePaused", new SamplePaused(ID),
          "SampleResumed", new SampleResumed(ID),
          "SampleCancelled", new SampleCancelled(ID),
          "CoordinatorCheckpoint",
              new CoordinatorCheckpoint(
                  List.of(
                      new SampleCheckpoint(
                          WITH_TERMS,
                          List.of(-1L, 5L),
                          Map.of(),
                          COUNTS,
                          "",
                          Map.of(70, new TaskTries(List.of("no memory", "no disk"), AT)),
                          true,
                          false))));

  private static final JobStarted SCORES =
      new JobStarted(
          ID,
          STARTED.snapshot(),
          new ScoreSpec(
              PERFORMERS,
              0,
              List.of(new ArtistPair(new ArtistId(72872), new ArtistId(82730))),
              1,
              -42,
              "run.1"),
          new JobTerms(Priority.HIGH, Duration.ZERO, 3),
          AT);

  /// What the examples of version 4 say.
  private static final Map<String, Object> V4 =
      Map.of(
          "SampleStarted",
              new SampleStarted(
                  ID,
                  STARTED.snapshot(),
                  new SampleSpec(
                      PERFORMERS,
                      20_000,
                      -42,
                      "run.1",
                      1_000,
                      HubPenalty.of(4),
                      new YearWindow(1960, 1969)),
                  1_000,
                  WITH_TERMS.terms(),
                  AT),
          "TasksAccepted",
              new TasksAccepted(
                  ID,
                  List.of(0, 3, 79_999),
                  new DistanceCounts(
                      List.of(0L, 12L, 230L), 7, 1, new CostTotals(2_000, 17_000, 31))),
          "JobStarted", SCORES,
          "JobStarted-verify",
              new JobStarted(
                  ID,
                  STARTED.snapshot(),
                  new VerifySpec(
                      PERFORMERS,
                      List.of(new CheckedNode("worker-1", "pekko://credit-graph@10.0.0.2:2551")),
                      "2026-11-22T06"),
                  JobTerms.USUAL,
                  AT),
          "JobStarted-findings",
              new JobStarted(
                  ID,
                  STARTED.snapshot(),
                  new FindingsSpec(PERFORMERS, 256, 10_000, -42, "run.1", false),
                  new JobTerms(Priority.HIGH, Duration.ZERO, 3),
                  AT),
          "TasksDone", new TasksDone(ID, List.of(0, 3)),
          "TasksLost", new TasksLost(ID, List.of(3, 4), false, "node a left", AT),
          "CoordinatorCheckpoint",
              new CoordinatorCheckpoint(
                  List.of(
                      new SampleCheckpoint(
                          WITH_TERMS,
                          List.of(-1L, 5L),
                          Map.of(),
                          COUNTS,
                          "",
                          Map.of(70, new TaskTries(List.of("no memory", "node a left"), AT, 1, 1)),
                          true,
                          false),
                      new SampleCheckpoint(
                          SCORES,
                          List.of(1L),
                          Map.of(),
                          new DistanceCounts(List.of(), 0, 0),
                          "",
                          Map.of(),
                          false,
                          false))));

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  static Iterable<String> version1() {
    return V1.keySet();
  }

  static Iterable<String> version2() {
    return V2.keySet();
  }

  @ParameterizedTest
  @MethodSource("version1")
  void readsWhatVersion1Wrote(String type) throws IOException {
    assertThat(read("v1", type)).isEqualTo(V1.get(type));
  }

  @ParameterizedTest
  @MethodSource("version2")
  void readsWhatVersion2Wrote(String type) throws IOException {
    assertThat(read("v2", type)).isEqualTo(V2.get(type));
  }

  static Iterable<String> version3() {
    return V3.keySet();
  }

  @ParameterizedTest
  @MethodSource("version3")
  void readsWhatVersion3Wrote(String type) throws IOException {
    assertThat(read("v3", type)).isEqualTo(V3.get(type));
  }

  static Iterable<String> version4() {
    return V4.keySet();
  }

  @ParameterizedTest
  @MethodSource("version4")
  void readsWhatVersion4Wrote(String type) throws IOException {
    assertThat(read("v4", type)).isEqualTo(V4.get(type));
  }

  @Test
  void hasAnExampleOfEveryEvent() {
    assertThat(Stream.of(V1, V2, V3, V4).flatMap(version -> version.keySet().stream()))
        .containsAll(events(CoordinatorEvent.class).map(Class::getSimpleName).toList());
  }

  private static Stream<Class<?>> events(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(JournalExamplesTest::events)
        : Stream.of(type);
  }

  private static Object read(String version, String type) throws IOException {
    return StoredExample.read(KIT.system(), version, type, CoordinatorEvent.class);
  }
}
