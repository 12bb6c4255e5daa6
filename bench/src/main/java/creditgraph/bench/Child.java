package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;

/// What runs in processes of its own on our side of a comparison.
///
/// ```
/// Child preparation    WORK_DIRECTORY SCALE DIVISOR SEED PAIRS RAW
/// Child mapped         WORK_DIRECTORY PAIRS WARM_ROUNDS ROUNDS
/// Child snapshot-build WORK_DIRECTORY SCALE DIVISOR SEED
/// Child snapshot-open  WORK_DIRECTORY
/// Child kinds          WORK_DIRECTORY PAIRS
/// Child month          WORK_DIRECTORY MONTH_DIRECTORY RELEASES
/// Child scan           WORK_DIRECTORY DATA_ROOT
/// Child build          WORK_DIRECTORY DATA_ROOT RULESET
/// Child hops           WORK_DIRECTORY SNAPSHOT HOPS
/// Child publish        WORK_DIRECTORY SCALE DIVISOR SEED DATA_ROOT TEXT
/// Child gateway-load   WORK_DIRECTORY SNAPSHOT PORT CONTROL_PID PLAN
/// Child bare-sampling  WORK_DIRECTORY SNAPSHOT NUMBER SECONDS
/// ```
final class Child {

  private Child() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    WorkDirectory work = new WorkDirectory(Path.of(arguments[1]));
    switch (arguments[0]) {
      case Preparation.NAME ->
          Preparation.run(
              work,
              Workload.of(arguments[2], arguments[3], arguments[4]),
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
      case WholeSnapshot.BUILD ->
          WholeSnapshot.build(work, Workload.of(arguments[2], arguments[3], arguments[4]));
      case WholeSnapshot.OPEN -> WholeSnapshot.open(work);
      case SearchKinds.NAME -> SearchKinds.run(work, Integer.parseInt(arguments[2]));
      case GeneratedMonth.NAME ->
          new GeneratedMonth(Path.of(arguments[2]), Long.parseLong(arguments[3])).generate();
      case CatalogScan.NAME -> CatalogScan.run(work, Path.of(arguments[2]));
      case BuildOnce.NAME -> BuildOnce.run(work, Path.of(arguments[2]), arguments[3]);
      case HopEvidence.NAME ->
          HopEvidence.run(work, Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      case PublishedWorkload.NAME ->
          new PublishedWorkload(
                  Path.of(arguments[5]),
                  Workload.of(arguments[2], arguments[3], arguments[4]),
                  PublishedWorkload.Text.valueOf(arguments[6]))
              .publish();
      case GatewayLoad.NAME ->
          GatewayLoad.run(
              work,
              Path.of(arguments[2]),
              Integer.parseInt(arguments[3]),
              ProcessHandle.of(Long.parseLong(arguments[4])).orElseThrow(),
              GatewayPlan.valueOf(arguments[5]));
      case BareSampling.NAME ->
          BareSampling.run(
              work,
              Path.of(arguments[2]),
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
      default -> throw new IllegalArgumentException("no child " + arguments[0]);
    }
  }
}
