package creditgraph.e2e.fault;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can happen to processes and files.
@OnDemand
class ProcessFaultsIT {

  @TempDir private static Path directory;
  private static FaultCluster cluster;
  private static Endurance endurance;

  @BeforeAll
  static void start() throws Exception {
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world);
    cluster = FaultCluster.start(directory.resolve("three"), world, Site.loopback(3));
    endurance = Endurance.of(world, cluster, alone);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void aWorkerIsKilled() throws Exception {
    endurance.survives("worker-killed", Notice.NOTHING, Faults.nodeKilled(1));
  }

  @Test
  void theControlNodeIsKilled() throws Exception {
    endurance.survives("control-killed", Notice.A_PAUSE, Faults.nodeKilled(0));
  }

  @Test
  void theDatabaseIsKilled() throws Exception {
    endurance.survives("database-killed", Notice.NOTHING, Faults.databaseKilled());
  }

  @Test
  void aWorkerStandsStillUntilItIsPutOut() throws Exception {
    endurance.survives("worker-stopped", Notice.NOTHING, Faults.workerStopped(1));
  }

  @Test
  void theControlNodeStandsStillUntilItsWorkersHaveEnded() throws Exception {
    endurance.survives("control-stopped", Notice.A_PAUSE, Faults.controlStopped());
  }

  @Test
  void aSecondControlNodeIsStartedOnTheSameDatabase() throws Exception {
    endurance.survives("rival", Notice.NOTHING, Faults.rivalStarted());
  }

  @Test
  void theControlNodeStandsStillWhileAnotherTakesOver() throws Exception {
    endurance.survives("replaced", Notice.A_PAUSE, Faults.controlReplacedWhileStopped());
  }

  @Test
  void everythingLosesPower() throws Exception {
    endurance.survives("power-lost", Notice.A_PAUSE, Faults.powerLost());
  }

  @Test
  void aNodeJoinsInTheMiddle() throws Exception {
    endurance.survives(
        "joined",
        Notice.NOTHING,
        hurt -> {
          hurt.addWorker();
          hurt.awaitMembers(4);
        });
    FaultNode added = cluster.node(3);
    added.leave();
    cluster.forget(added);
    cluster.awaitWhole();
  }

  @Test
  void aWorkersSnapshotIsDamaged() throws Exception {
    FaultNode worker = cluster.node(2);
    Path topology = topology(worker);
    endurance.survives(
        "snapshot-damaged",
        Notice.NOTHING,
        hurt -> {
          worker.kill();
          flipAByte(topology);
          worker.startAgain();
          Await.until(
              "the damage to be named",
              FaultCluster.PATIENCE,
              () -> Files.readString(worker.log()).contains(topology.getFileName().toString()));
        });
    worker.kill();
    flipAByte(topology);
    worker.startAgain();
    cluster.awaitWhole();
  }

  private static Path topology(FaultNode node) throws IOException {
    try (Stream<Path> files = Files.walk(node.dataRoot().resolve("graph"))) {
      return files
          .filter(file -> file.toString().contains("/" + World.RULESET + "/"))
          .filter(file -> file.endsWith("artist-releases.mcg"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// Twice is as before.
  private static void flipAByte(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long middle = channel.size() / 2;
      channel.read(one, middle);
      one.put(0, (byte) ~one.get(0)).rewind();
      channel.write(one, middle);
    }
  }
}
