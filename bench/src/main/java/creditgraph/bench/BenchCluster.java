package creditgraph.bench;

import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A control node and workers as processes of the built distribution, on loopback.
final class BenchCluster implements AutoCloseable {

  static final String RULESET = "performers";

  private static final String MAIN = "creditgraph.node.NodeMain";
  private static final String TOKEN = "bench";
  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final int LEAVE_SECONDS = 15;

  /// @param workers as many as there may be
  /// @param lanes in the whole cluster
  /// @param computeThreads of each worker
  /// @param control more settings of the control node, each with its whole name
  record Shape(
      int workers, int lanes, int computeThreads, WorkerDisk disk, Map<String, String> control) {

    Shape {
      control = Map.copyOf(control);
    }

    Shape(int workers, int lanes, int computeThreads, WorkerDisk disk) {
      this(workers, lanes, computeThreads, disk, Map.of());
    }
  }

  /// Where workers have their snapshots.
  enum WorkerDisk {
    /// In the data folder of the control node.
    SHARED,
    /// In one of their own, into which they fetch.
    OWN
  }

  private final Places places;
  private final Path data;
  private final Path logs;
  private final BenchDatabase database;
  private final Shape shape;
  private final List<Integer> ports;
  private final BenchGateway gateway;
  private final Map<String, Process> nodes = new LinkedHashMap<>();

  private BenchCluster(
      Places places,
      Path data,
      Path logs,
      BenchDatabase database,
      Shape shape,
      List<Integer> ports) {
    this.places = places;
    this.data = data;
    this.logs = logs;
    this.database = database;
    this.shape = shape;
    this.ports = ports;
    this.gateway = new BenchGateway(ports.getLast(), TOKEN);
  }

  /// Starts the control node and the first workers, and returns when they answer.
  ///
  /// @param data with a current snapshot of [#RULESET]
  /// @param logs a folder for what the nodes print, and for the token
  static BenchCluster start(
      Places places, Path data, Path logs, BenchDatabase database, Shape shape, int workers)
      throws IOException, InterruptedException {
    Files.createDirectories(logs);
    Files.writeString(logs.resolve("token"), TOKEN + "\n");
    List<Integer> ports = FreePorts.different(2 * (shape.workers() + 1) + 1);
    BenchCluster cluster = new BenchCluster(places, data, logs, database, shape, ports);
    try {
      cluster.launch(name(0), 0);
      for (int worker = 1; worker <= workers; worker++) {
        cluster.launch(name(worker), worker);
      }
      cluster.gateway.awaitWorkers(workers, START_LIMIT);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  BenchGateway gateway() {
    return gateway;
  }

  void startWorker(int worker) throws IOException, InterruptedException {
    launch(name(worker), worker);
    gateway.awaitWorkers(nodes.size() - 1, START_LIMIT);
  }

  /// Returns the nanoseconds from the start of the process to its first answer that it is ready.
  long startWorkerUntilReady(int worker) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    launch(name(worker), worker);
    long ready = Readiness.of(ports.get(2 * worker + 1)).await(START_LIMIT);
    gateway.awaitWorkers(nodes.size() - 1, START_LIMIT);
    return ready - begin;
  }

  /// The running process of a worker.
  Process worker(int worker) {
    return running(name(worker));
  }

  /// Of all workers that run, since they started.
  Duration workersProcessorTime() {
    return nodes.entrySet().stream()
        .filter(node -> !node.getKey().equals(name(0)))
        .map(node -> processorTime(node.getValue()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  Duration controlProcessorTime() {
    return processorTime(running(name(0)));
  }

  /// Nothing on systems that do not say.
  private static Duration processorTime(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Process running(String name) {
    Process node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException(name + " was not started");
    }
    return node;
  }

  /// The running process of the control node.
  Process control() {
    return running(name(0));
  }

  /// Of the gateway.
  int httpPort() {
    return ports.getLast();
  }

  /// The data folder of a worker.
  Path diskOf(int worker) {
    return worker == 0 || shape.disk() == WorkerDisk.SHARED ? data : logs.resolve(name(worker));
  }

  void stopWorker(int worker) throws InterruptedException {
    Process node = running(name(worker));
    nodes.remove(name(worker));
    leave(node);
    gateway.awaitWorkers(nodes.size() - 1, START_LIMIT);
  }

  private static String name(int index) {
    return index == 0 ? "control" : "worker-" + index;
  }

  private void launch(String name, int index) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(places.java().toString());
    command.add("@" + places.node().resolve("jvm.options"));
    Path cache = places.node().resolve("node.aot");
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(
        index == 0
            ? List.of("-Xmx512m")
            : List.of("@" + places.node().resolve("worker.options"), "-Xmx96m"));
    settings(name, index)
        .forEach((key, value) -> command.add("-Dcreditgraph.node." + key + "=" + value));
    if (index == 0) {
      shape.control().forEach((key, value) -> command.add("-D" + key + "=" + value));
    }
    command.add("-Dpekko.cluster.seed-node-timeout=1s");
    command.addAll(List.of("-cp", places.node().resolve("lib").resolve("*").toString(), MAIN));
    nodes.put(
        name,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".log").toFile()))
            .start());
  }

  private Map<String, Object> settings(String name, int index) {
    List<String> seeds = new ArrayList<>();
    for (int seed = 0; seed <= shape.workers(); seed++) {
      seeds.add("127.0.0.1:" + ports.get(2 * seed));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("name", name);
    settings.put("roles", index == 0 ? "control" : "worker");
    settings.put("port", ports.get(2 * index));
    settings.put("seed-nodes", String.join(",", seeds));
    settings.put("management.port", ports.get(2 * index + 1));
    settings.put("http.port", ports.getLast());
    settings.put("data-root", diskOf(index));
    if (index > 0 && shape.disk() == WorkerDisk.OWN) {
      settings.put("snapshot.source", "server");
      settings.put("snapshot.keep-free", 0);
    }
    settings.put("postgres.url", database.url());
    settings.put("researcher-token-file", logs.resolve("token"));
    settings.put("lanes", shape.lanes());
    settings.put("compute.threads", shape.computeThreads());
    settings.put("stop-with-parent", true);
    return settings;
  }

  private static void leave(Process node) throws InterruptedException {
    node.destroy();
    if (!node.waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
      node.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    try {
      for (Process node : List.copyOf(nodes.values()).reversed()) {
        leave(node);
      }
    } catch (InterruptedException e) {
      nodes.values().forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
