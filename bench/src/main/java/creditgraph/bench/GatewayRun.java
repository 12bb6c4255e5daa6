package creditgraph.bench;

import creditgraph.bench.BenchCluster.Shape;
import creditgraph.bench.BenchCluster.WorkerDisk;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `./mcg bench gateway`: what players wait for. A control node of the built distribution answers
/// over HTTP on loopback, beside a PostgreSQL with the settings of a home board; another process
/// asks, and shares the processors with both.
record GatewayRun(Workload workload, GatewayPlan plan, Places places) implements Run {

  /// Everybody asks from one address here, which a limit for each client would turn away.
  private static final Map<String, String> NO_QUOTA =
      Map.of(
          "creditgraph.http.rate-limit.paths.requests", "0",
          "creditgraph.http.rate-limit.search.requests", "0");

  private static final Shape ALONE = new Shape(0, 1, 1, WorkerDisk.SHARED, NO_QUOTA);

  static GatewayRun of(Workload workload, boolean quick, Places places) {
    return new GatewayRun(workload, quick ? GatewayPlan.QUICK : GatewayPlan.WHOLE, places);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    PublishedWorkload published =
        PublishedWorkload.made(
            places.graphs(), workload, PublishedWorkload.Text.WRITTEN, work, listener);
    Manifest manifest = published.manifest();
    String described =
        String.format(
            Locale.ROOT,
            "%s, seed %d: %,d artists, %,d credits; %,d pairs over %d connections, %d s of names;"
                + " one control node, PostgreSQL with fsync",
            workload.scale(),
            workload.seed(),
            manifest.artistCount(),
            manifest.creditCount(),
            plan.timed,
            GatewayPlan.CONNECTIONS,
            plan.searchSeconds);
    listener.measures(Machine.described(), described);
    GatewayRows rows = new GatewayRows(workload.barScale(), listener);
    Path logs = work.root().resolve("gateway");
    try (BenchDatabase database = BenchDatabase.start(work.root().resolve("postgres"));
        BenchCluster cluster =
            BenchCluster.start(places, published.data(), logs, database, ALONE, 0);
        MemoryWatch watch = MemoryWatch.of(cluster.control())) {
      listener.begins("names, routes, searches, overload");
      new Processes(work)
          .loadGateway(published.snapshot(), cluster.httpPort(), cluster.control(), plan);
      rows.asked(work.facts(GatewayLoad.NAME));
      rows.memory(watch);
    }
    return new Results(described, rows.all(), List.of());
  }
}
