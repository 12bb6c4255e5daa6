package creditgraph.e2e.fault;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of a worker that brings its snapshots itself. As root.
@OnDemand
class DiskFaultsIT {

  private static final int MEGABYTES = 16;
  private static final String FETCHES = "creditgraph.node.snapshot.source=server";

  @TempDir private Path directory;

  /// Out of the pool while it is full, before the first snapshot and after, and back each time.
  @Test
  void aWorkersDiskIsFull() throws Exception {
    assumeThat(Disk.permitted(directory.resolve("probe"))).as("disks may be mounted").isTrue();
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world);
    Path three = directory.resolve("three");
    List<Site> sites =
        List.of(
            Site.LOOPBACK,
            Site.LOOPBACK,
            Site.LOOPBACK.with(FETCHES, "creditgraph.node.snapshot.fetch.retry-longest=5s"));
    try (Disk disk = Disk.mount(three.resolve("worker-2"), MEGABYTES)) {
      disk.fill();
      try (FaultCluster cluster = FaultCluster.start(three, world, sites)) {
        Endurance endurance = Endurance.of(world, cluster, alone);
        awaitTrouble(cluster);
        endurance.survives(
            "room-is-made",
            Notice.NOTHING,
            hurt -> {
              disk.makeRoom();
              awaitWork(hurt);
            });
        endurance.survives(
            "disk-fills",
            Notice.NOTHING,
            hurt -> {
              disk.fill();
              awaitTrouble(hurt);
              disk.makeRoom();
              awaitWork(hurt);
            });
      }
    }
  }

  private static void awaitTrouble(FaultCluster cluster) throws InterruptedException {
    Await.until(
        "the full disk to be named",
        FaultCluster.PATIENCE,
        () -> worker(cluster).path("trouble").asText().contains("disk"));
  }

  private static void awaitWork(FaultCluster cluster) throws InterruptedException {
    Await.until(
        "the snapshot on the worker's own disk",
        FaultCluster.PATIENCE,
        () ->
            worker(cluster).path("trouble").isNull()
                && worker(cluster).path("snapshots").findValuesAsText("state").contains("open"));
  }

  private static JsonNode worker(FaultCluster cluster) throws Exception {
    for (JsonNode worker : cluster.gateway().get("/health").json().path("workers")) {
      if (worker.path("name").asText().equals("worker-2")) {
        return worker;
      }
    }
    throw new AssertionError("worker-2 is not named");
  }
}
