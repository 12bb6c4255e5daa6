package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.IOException;
import java.nio.file.Path;

/// What runs in processes of its own on our side of a comparison.
///
/// ```
/// Child preparation WORK_DIRECTORY SCALE DIVISOR SEED PAIRS RAW
/// Child mapped      WORK_DIRECTORY PAIRS WARM_ROUNDS ROUNDS
/// Child kinds       WORK_DIRECTORY PAIRS
/// ```
final class Child {

  private Child() {}

  public static void main(String[] arguments) throws IOException {
    WorkDirectory work = new WorkDirectory(Path.of(arguments[1]));
    switch (arguments[0]) {
      case Preparation.NAME ->
          Preparation.run(
              work,
              scale(arguments[2], Integer.parseInt(arguments[3])),
              Long.parseLong(arguments[4]),
              Integer.parseInt(arguments[5]),
              Boolean.parseBoolean(arguments[6]));
      case MappedPeer.NAME -> {
        PeerRun run =
            new PeerRun(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        try (MappedPeer peer = new MappedPeer()) {
          work.write(MappedPeer.NAME, run.of(peer, work));
        }
      }
      case SearchKinds.NAME -> SearchKinds.run(work, Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException("no child " + arguments[0]);
    }
  }

  private static WorkloadScale scale(String name, int divisor) {
    WorkloadScale scale = WorkloadScale.named(name);
    return divisor == 1 ? scale : scale.dividedBy(divisor);
  }
}
