package creditgraph.e2e.fault;

import static org.assertj.core.api.Assumptions.assumeThat;

import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can happen to a network. As root.
@OnDemand
class NetworkFaultsIT {

  @TempDir private static Path directory;
  private static Network network;
  private static FaultCluster cluster;
  private static Endurance endurance;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Network.permitted()).as("network namespaces may be made").isTrue();
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world);
    network = Network.create(3);
    cluster = FaultCluster.start(directory.resolve("three"), world, network.sites());
    endurance = Endurance.of(world, cluster, alone);
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void aWorkerIsCutOff() throws Exception {
    endurance.survives("worker-cut-off", Notice.NOTHING, Faults.workerCutOff(network, 1));
  }

  @Test
  void theControlNodeIsCutOff() throws Exception {
    endurance.survives("control-cut-off", Notice.NOTHING, Faults.controlCutOff(network));
  }

  @Test
  void aWorkersLinkIsSlow() throws Exception {
    String refused = network.slow(1);
    assumeThat(refused).as("tc can delay and lose packets here").isEmpty();
    endurance.survives("slow-link", Notice.NOTHING, hurt -> {});
    network.quick(1);
  }
}
