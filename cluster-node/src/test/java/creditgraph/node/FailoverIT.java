package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three processes that are killed and started again. What a researcher gets is the same bytes as
/// from a cluster that nobody touched, and there is never a second cluster.
///
/// `-Dcreditgraph.restarts=100` restarts the control node as often, in all the ways of [Restart].
@Timeout(3_600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailoverIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String FOUNDS = "forming new cluster";
  private static final String PUT_OUT = "end=DOWNED";

  /// A member is one until here; its process takes some seconds more to end, on a busy machine.
  private static final String NO_LONGER_A_MEMBER = "Successfully shut down";

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Object> probe = kit.createTestProbe();
  private ProcessCluster cluster;

  /// How a control node goes and comes back.
  private enum Restart {
    /// Killed, and at once back under its address.
    KILLED,
    /// It leaves in order and comes back.
    LEFT,
    /// It leaves in order, and when it comes back the network fails: it must found a cluster of its
    /// own, and the workers must find it.
    CUT_OFF;

    /// One in ten is cut off: it takes half a minute, and says nothing of the others.
    static Restart ofNumber(int number) {
      if (number % 10 == 9) {
        return CUT_OFF;
      }
      return number % 2 == 0 ? KILLED : LEFT;
    }
  }

  @BeforeAll
  void startThreeProcesses(@TempDir Path dataRoot) throws Exception {
    cluster = ProcessCluster.start(dataRoot);
    cluster.control().awaitLine("node serving");
    for (NodeProcess worker : cluster.workers()) {
      worker.awaitLine("node serving");
    }
    awaitThree();
  }

  @AfterAll
  void endThem() throws IOException {
    cluster.close();
    kit.shutdownTestKit();
  }

  @Test
  void killedNodesChangeNothingInTheResult() throws Exception {
    String undisturbed = result(cluster.submit("undisturbed"));

    String withoutWorker = onlyAWorkerIsMissing("worker-killed");
    cluster.workers().getFirst().kill();
    assertThat(result(withoutWorker)).isEqualTo(undisturbed);
    cluster.control().awaitLine("tasks lost job=" + withoutWorker);
    cluster.startWorker(1);
    awaitThree();

    String withoutControl = underWay("control-killed", () -> true);
    cluster.control().kill();
    // The workers put themselves out and wait for a control node to come.
    cluster.workers().getLast().awaitLine(PUT_OUT);
    cluster.startControl();
    cluster.control().awaitLine("node serving");

    assertThat(result(withoutControl)).isEqualTo(undisturbed);
    awaitThree();
  }

  @Test
  void aRestartedControlNodeFoundsNoSecondCluster() throws Exception {
    int restarts = Integer.getInteger("creditgraph.restarts", 1);
    Map<Restart, List<Duration>> taken = new EnumMap<>(Restart.class);
    for (int i = 0; i < restarts; i++) {
      Restart way = Restart.ofNumber(i);
      Instant begin = Instant.now();
      List<Long> before = cluster.workers().stream().map(FailoverIT::timesNoLongerMember).toList();
      switch (way) {
        case KILLED -> {
          cluster.control().kill();
          cluster.startControl();
        }
        case LEFT -> {
          leave();
          cluster.startControl();
        }
        case CUT_OFF -> {
          leave();
          cluster.startControlCutOff();
          cluster.control().awaitLine(FOUNDS);
        }
      }
      cluster.control().awaitLine("node serving");
      awaitThree();
      if (way != Restart.CUT_OFF) {
        requireNoSecondCluster(way + " " + i, before);
      }
      taken
          .computeIfAbsent(way, _ -> new ArrayList<>())
          .add(Duration.between(begin, Instant.now()));
      if ((i + 1) % 10 == 0) {
        System.out.println(i + 1 + " control nodes restarted");
      }
    }
    taken.forEach(FailoverIT::print);
  }

  private static void print(Restart way, List<Duration> taken) {
    System.out.printf(
        "%d control nodes %s: %d s in all, %.1f s at most%n",
        taken.size(),
        way,
        taken.stream().mapToLong(Duration::toSeconds).sum(),
        Collections.max(taken).toMillis() / 1e3);
  }

  private void leave() throws InterruptedException {
    cluster.control().terminate();
    cluster.control().exitWithin(60);
  }

  /// A control node may found one when the workers' has ended: not before, and on no other ground.
  private void requireNoSecondCluster(String restart, List<Long> endsBefore) {
    cluster.control().linesWith(FOUNDS).stream()
        .map(FailoverIT::time)
        .forEach(founded -> {
          for (int w = 0; w < endsBefore.size(); w++) {
            NodeProcess worker = cluster.workers().get(w);
            assertThat(worker.linesWith(NO_LONGER_A_MEMBER).stream().skip(endsBefore.get(w)))
                .as("%s: out before control founded at %s: worker %d", restart, founded, w + 1)
                .anyMatch(line -> time(line).isBefore(founded));
          }
        });
  }

  private static long timesNoLongerMember(NodeProcess worker) {
    return worker.linesWith(NO_LONGER_A_MEMBER).size();
  }

  private static OffsetDateTime time(String line) {
    return OffsetDateTime.parse(line.substring(0, line.indexOf(' ')));
  }

  /// A sample that has some tasks and lacks others, while it is as wanted. When this thread was
  /// kept from looking until one was over, there is another.
  private String underWay(String run, Question<Boolean> wanted) throws Exception {
    for (int attempt = 0; attempt < 10; attempt++) {
      String id = cluster.submit(run + "-" + attempt);
      if (awaited(() -> metUnderWay(id, wanted))) {
        return id;
      }
    }
    throw new AssertionError("ten samples were over before anybody looked: " + run);
  }

  private boolean metUnderWay(String id, Question<Boolean> wanted) throws Exception {
    JsonNode sample = cluster.sample(id);
    boolean isOver = !sample.get("status").asText().equals("running");
    assertThat(isOver || (sample.get("tasksDone").asInt() > 0 && wanted.get()))
        .as(sample.toString())
        .isTrue();
    return !isOver;
  }

  /// A sample whose last tasks are on the first worker. That one is stopped while it has some, so
  /// that it still has them when it is killed, however fast the sample is.
  private String onlyAWorkerIsMissing(String run) throws Exception {
    // Lanes begin where they find a worker, perhaps all on the first; those to be lost must be
    // there.
    await(() -> assertThat(cluster.lanesOf("worker-1")).isNotEmpty());
    NodeProcess worker = cluster.workers().getFirst();
    for (int attempt = 0; attempt < 10; attempt++) {
      String id = underWay(run + "-" + attempt, () -> tasksOn("worker-1") > 0);
      worker.stop();
      // The coordinator hears of the other worker's last task and waits for the stopped one's,
      // or had all of them.
      if (awaited(() -> isMissingOnly("worker-1", id))) {
        return id;
      }
      worker.goOn();
    }
    throw new AssertionError("ten times the worker had answered all it had");
  }

  /// Whether the sample is not over; fails while it lacks tasks that are not the node's.
  private boolean isMissingOnly(String node, String id) throws Exception {
    JsonNode sample = cluster.sample(id);
    boolean isOver = !sample.get("status").asText().equals("running");
    assertThat(isOver || tasksOn(node) == missing(sample)).as(sample.toString()).isTrue();
    return !isOver;
  }

  private static int missing(JsonNode sample) {
    return sample.get("tasksTotal").asInt() - sample.get("tasksDone").asInt();
  }

  private int tasksOn(String node) throws Exception {
    return cluster.lanesOf(node).stream().mapToInt(lane -> lane.get("tasks").asInt()).sum();
  }

  private String result(String id) {
    return awaited(() -> {
      JsonNode sample = cluster.sample(id);
      assertThat(sample.get("status").asText()).isEqualTo("finished");
      return sample.get("result").toString();
    });
  }

  private void awaitThree() {
    await(() -> assertThat(cluster.members()).isEqualTo(3));
    await(() -> assertThat(cluster.health()).isEqualTo(200));
  }

  private interface Check {
    void run() throws Exception;
  }

  private interface Question<T> {
    T get() throws Exception;
  }

  private void await(Check check) {
    boolean _ =
        awaited(() -> {
          check.run();
          return true;
        });
  }

  private <T> T awaited(Question<T> question) {
    return probe.awaitAssert(PATIENCE, Duration.ofMillis(20), () -> asserting(question));
  }

  /// A refused connection while a node is away is one more reason to ask again.
  private static <T> T asserting(Question<T> question) {
    try {
      return question.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
