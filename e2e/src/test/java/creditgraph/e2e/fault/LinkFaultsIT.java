package creditgraph.e2e.fault;

import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every line between nodes is long and bad, without help of the kernel.
@OnDemand
class LinkFaultsIT {

  @TempDir private Path directory;

  @Test
  void everyLinkIsSlow() throws Exception {
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world);
    try (SlowLink control = SlowLink.open();
        SlowLink first = SlowLink.open();
        SlowLink second = SlowLink.open()) {
      List<SlowLink> links = List.of(control, first, second);
      List<Site> sites = links.stream().map(SlowLink::site).toList();
      try (FaultCluster cluster = FaultCluster.start(directory.resolve("three"), world, sites)) {
        Endurance endurance = Endurance.of(world, cluster, alone);
        links.forEach(link -> link.slow(true));
        endurance.survives("slow-links", Notice.NOTHING, hurt -> {});
        endurance.survives("worker-killed-on-slow-links", Notice.NOTHING, Faults.nodeKilled(1));
        links.forEach(link -> link.slow(false));
      }
    }
  }
}
