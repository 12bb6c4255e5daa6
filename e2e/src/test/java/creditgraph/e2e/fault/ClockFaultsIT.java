package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import creditgraph.e2e.fault.Endurance.Fault;
import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clocks that are set while a sample runs. With Debian's `libfaketime`.
@OnDemand
class ClockFaultsIT {

  @TempDir private Path directory;

  @Test
  void clocksAreSetByHours() throws Exception {
    Optional<Clock> control = Clock.create(directory.resolve("control-clock"));
    Optional<Clock> worker = Clock.create(directory.resolve("worker-clock"));
    assumeThat(control).as("libfaketime, a package of Debian, is installed").isPresent();
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world);
    List<Site> sites =
        List.of(
            control.orElseThrow().at(Site.LOOPBACK),
            worker.orElseThrow().at(Site.LOOPBACK),
            Site.LOOPBACK);
    try (FaultCluster cluster = FaultCluster.start(directory.resolve("three"), world, sites)) {
      Endurance endurance = Endurance.of(world, cluster, alone);
      endurance.survives(
          "control-late", Notice.NOTHING, hurt -> set(control.orElseThrow(), "+7200"));
      requireLogAhead(cluster.control().log(), Duration.ofHours(1));
      // A worker dies after the jump: what it held must not wait for the old time to come again.
      endurance.survives(
          "control-early-worker-killed", Notice.NOTHING, setAndKilled(control.orElseThrow(), 2));
      endurance.survives(
          "worker-late", Notice.NOTHING, hurt -> set(worker.orElseThrow(), "+86400"));
      // What was journaled by a clock that was late is read by one that is early.
      set(control.orElseThrow(), "+86400");
      endurance.survives(
          "control-early-and-killed", Notice.A_PAUSE, setAndKilled(control.orElseThrow(), 0));
    }
  }

  private static Fault setAndKilled(Clock clock, int number) {
    return cluster -> {
      set(clock, "-7200");
      Faults.nodeKilled(number).strike(cluster);
    };
  }

  private static void set(Clock clock, String by) throws Exception {
    clock.setOff(by);
    // As long as the library looks at its file no more than once.
    Thread.sleep(Duration.ofMillis(1_500));
  }

  /// The library works: the node itself believes the clock.
  private static void requireLogAhead(Path log, Duration atLeast) throws Exception {
    try (Stream<String> lines = Files.lines(log)) {
      Instant latest =
          lines
              .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
              .map(line -> OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant())
              .max(Instant::compareTo)
              .orElseThrow();
      assertThat(latest).isAfter(Instant.now().plus(atLeast));
    }
  }
}
