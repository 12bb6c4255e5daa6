package creditgraph.bench;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `./mcg bench worker`: what a worker needs of a small machine. Control and one worker run as
/// processes of the built distribution; the worker has a disk of its own and fetches the topology
/// from control, as boards do. It is started several times with the topology on its disk, and then
/// watched while it computes a sample.
///
/// @param starts after the first, which fetches
/// @param pairs of the sample
record WorkerRun(Workload workload, int starts, int pairs, Places places) implements Run {

  private static final BenchCluster.Shape SHAPE =
      new BenchCluster.Shape(1, 2, 2, BenchCluster.WorkerDisk.OWN);
  private static final int USUAL_CUT = 250;

  static WorkerRun of(Workload workload, boolean quick, Places places) {
    return quick
        ? new WorkerRun(workload, 2, 20_000, places)
        : new WorkerRun(workload, 7, 300_000, places);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    PublishedWorkload published =
        PublishedWorkload.made(
            places.graphs(), workload, PublishedWorkload.Text.BARE, work, listener);
    Manifest manifest = published.manifest();
    String described =
        String.format(
            Locale.ROOT,
            "%s, seed %d: %,d credits, topology of %.1f MB; %d starts, a sample of %,d pairs by two"
                + " lanes; control and one worker, PostgreSQL",
            workload.scale(),
            workload.seed(),
            manifest.creditCount(),
            manifest.topologyBytes() / 1e6,
            starts,
            pairs);
    listener.measures(Machine.described(), described);
    WorkerRows rows = new WorkerRows(workload.barScale(), listener);
    try (BenchDatabase database = BenchDatabase.start(work.root().resolve("postgres"))) {
      measure(published.data(), work.root().resolve("worker"), database, rows, listener);
    }
    return new Results(described, rows.all(), List.of());
  }

  private void measure(
      Path data, Path logs, BenchDatabase database, WorkerRows rows, Listener listener)
      throws IOException, InterruptedException {
    listener.begins("control, and a worker that fetches the topology");
    try (BenchCluster cluster = BenchCluster.start(places, data, logs, database, SHAPE, 1)) {
      List<Long> nanos = new ArrayList<>();
      for (int start = 1; start <= starts; start++) {
        cluster.stopWorker(1);
        listener.begins("start %d of %d".formatted(start, starts));
        nanos.add(cluster.startWorkerUntilReady(1));
      }
      rows.started(nanos);
      listener.begins("a sample");
      try (MemoryWatch watch = MemoryWatch.of(cluster.worker(1))) {
        long took = cluster.gateway().sample(pairs, USUAL_CUT, "watched").nanos();
        rows.computed(pairs, took, watch, cluster.diskOf(1));
      }
    }
  }
}
