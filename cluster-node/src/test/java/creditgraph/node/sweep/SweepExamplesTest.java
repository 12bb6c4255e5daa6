package creditgraph.node.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.journal.StoredExample;
import creditgraph.node.sweep.SweepEvent.PointFailed;
import creditgraph.node.sweep.SweepEvent.PointFinished;
import creditgraph.node.sweep.SweepEvent.SweepCancelled;
import creditgraph.node.sweep.SweepEvent.SweepPaused;
import creditgraph.node.sweep.SweepEvent.SweepResumed;
import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.node.sweep.SweepsCheckpoint.SweepCheckpoint;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.SweepSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands in journals is read for ever, see [StoredExample].
final class SweepExamplesTest {

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
  private static final SweepStarted STARTED =
      new SweepStarted(
          ID,
          new SweepSpec(
              "run.1",
              List.of(PERFORMERS, new RulesetId("everyone")),
              List.of(HubPenalty.NONE, HubPenalty.of(4)),
              List.of(YearWindow.ALL, new YearWindow(1960, 1969)),
              List.of(1_000, 20_000),
              List.of(-42L, 7L),
              1_000),
          new JobTerms(Priority.LOW, Duration.ZERO, 5),
          List.of(
              new SnapshotRef("2026-11", PERFORMERS, "00112233445566778899aabbccddeeff"),
              new SnapshotRef(
                  "2026-10", new RulesetId("everyone"), "ffeeddccbbaa99887766554433221100")),
          Instant.parse("2026-11-22T06:00:00.123456789Z"));
  private static final DistanceCounts COUNTS =
      new DistanceCounts(List.of(0L, 12L, 230L), 7, 1, new CostTotals(2_000, 17_000, 31));

  /// What the examples of version 4 of the journal say, the first with sweeps.
  static final Map<String, Object> V4 =
      Map.of(
          "SweepStarted", STARTED,
          "PointFinished", new PointFinished(ID, 3, COUNTS),
          "PointFailed", new PointFailed(ID, 31, "task 3 broke 3 times"),
          "SweepPaused", new SweepPaused(ID),
          "SweepResumed", new SweepResumed(ID),
          "SweepCancelled", new SweepCancelled(ID),
          "SweepsCheckpoint",
              new SweepsCheckpoint(
                  List.of(
                      new SweepCheckpoint(
                          STARTED, Map.of(3, COUNTS), Map.of(31, "no memory"), true, false))));

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  static Iterable<String> version4() {
    return V4.keySet();
  }

  @ParameterizedTest
  @MethodSource("version4")
  void readsWhatVersion4Wrote(String type) throws IOException {
    assertThat(StoredExample.read(KIT.system(), "v4", type, SweepEvent.class))
        .isEqualTo(V4.get(type));
  }

  @Test
  void hasAnExampleOfEveryEvent() {
    assertThat(V4.keySet())
        .containsAll(
            Arrays.stream(SweepEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }
}
