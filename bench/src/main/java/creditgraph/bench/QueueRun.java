package creditgraph.bench;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `./mcg bench queue`: what it costs to hand a task out and take its result for good. Trivial
/// tasks (one pair of artists each, on a tiny snapshot) go through a cluster of processes, control
/// and two workers over a PostgreSQL that syncs every commit; trivial jobs go through RQ's default
/// worker. They take turns. Then a sample that computes, by one worker and by two, each with one
/// thread, and beside it what two bare processes gain over one: the machine's own ceiling.
///
/// @param tasks of each turn
/// @param jobs of each turn of RQ
/// @param pairs of each turn of the sample that computes
record QueueRun(int turns, int tasks, int jobs, int pairs, Places places) implements Run {

  private static final long TINY = 1_000;
  private static final long LARGER = 100_000;
  private static final BenchCluster.Shape TRIVIAL =
      new BenchCluster.Shape(2, 8, 1, BenchCluster.WorkerDisk.SHARED);
  private static final BenchCluster.Shape COMPUTING =
      new BenchCluster.Shape(2, 4, 1, BenchCluster.WorkerDisk.SHARED);
  private static final int USUAL_CUT = 250;

  /// Of a bare process: as long to warm up and then to count.
  private static final int BARE_SECONDS = 5;

  static QueueRun of(boolean quick, Places places) {
    return quick
        ? new QueueRun(1, 20_000, 100, 20_000, places)
        : new QueueRun(5, 200_000, 500, 800_000, places);
  }

  @Override
  public Results of(WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    Path tiny = snapshot(work, TINY, listener);
    Path larger = snapshot(work, LARGER, listener);
    String described =
        "%,d tasks of one pair on %,d releases, %,d jobs of RQ; %,d pairs on %,d releases"
                .formatted(tasks, TINY, jobs, pairs, LARGER)
            + "; control and two workers of one thread each, PostgreSQL with fsync";
    listener.measures(Machine.described(), described);
    QueueRows rows = new QueueRows(listener);
    List<String> skipped = new ArrayList<>();
    try (BenchDatabase database = BenchDatabase.start(work.root().resolve("postgres"))) {
      trivial(work, tiny, database, rows, skipped, listener);
      computing(work, larger, database, rows, listener);
    }
    return new Results(described, rows.all(), skipped);
  }

  private void trivial(
      WorkDirectory work,
      Path data,
      BenchDatabase database,
      QueueRows rows,
      List<String> skipped,
      Listener listener)
      throws IOException, InterruptedException {
    Optional<String> missing = RqPeer.missing();
    missing.ifPresent(reason -> {
      listener.skipped(RqPeer.NAME, reason);
      skipped.add(RqPeer.NAME + ": " + reason);
    });
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    Path logs = work.root().resolve("trivial");
    try (BenchCluster cluster =
        BenchCluster.start(places, data, logs, database, TRIVIAL, TRIVIAL.workers())) {
      listener.begins("warming the cluster");
      cluster.gateway().sample(tasks, 1, "warm");
      for (int turn = 1; turn <= turns; turn++) {
        listener.begins("trivial tasks, turn %d of %d".formatted(turn, turns));
        BenchGateway.Finished done = cluster.gateway().sample(tasks, 1, "turn-" + turn);
        requireStored(database, done.id());
        ours.add(done.nanos());
        if (missing.isEmpty()) {
          listener.begins("RQ, turn %d of %d".formatted(turn, turns));
          try (RqPeer rq = RqPeer.start(work)) {
            theirs.add(rq.run(jobs));
          }
        }
      }
    }
    rows.trivial(ours, tasks, theirs, jobs);
  }

  private void requireStored(BenchDatabase database, String sampleId) {
    long stored = database.results(sampleId);
    if (stored != tasks) {
      throw new IllegalStateException("%d results stored, expected %d".formatted(stored, tasks));
    }
  }

  private void computing(
      WorkDirectory work, Path data, BenchDatabase database, QueueRows rows, Listener listener)
      throws IOException, InterruptedException {
    List<Computed> one = new ArrayList<>();
    List<Computed> two = new ArrayList<>();
    List<Double> bareOne = new ArrayList<>();
    List<Double> bareTwo = new ArrayList<>();
    Processes bare = new Processes(work);
    Path snapshot =
        new GraphRoot(data.resolve("graph")).current(BenchCluster.RULESET).orElseThrow();
    for (int turn = 1; turn <= turns; turn++) {
      listener.begins("bare processes, turn %d of %d".formatted(turn, turns));
      bareOne.add(bare.sampleBare(snapshot, 1, BARE_SECONDS));
      bareTwo.add(bare.sampleBare(snapshot, 2, BARE_SECONDS));
    }
    Path logs = work.root().resolve("computing");
    try (BenchCluster cluster = BenchCluster.start(places, data, logs, database, COMPUTING, 1)) {
      one.add(computed(cluster, "one-worker", 0, pairs, listener));
      for (int turn = 1; turn <= turns; turn++) {
        cluster.startWorker(2);
        // Lanes move to a new worker within some seconds, and its JVM has all to learn: as many
        // pairs for each as one worker had before its first turn.
        two.add(computed(cluster, "two-workers", turn, 2 * pairs, listener));
        cluster.stopWorker(2);
        one.add(computed(cluster, "one-worker", turn, pairs / 10, listener));
      }
    }
    rows.computing(one, two, bareOne, bareTwo);
  }

  /// A timed sample.
  ///
  /// @param nanos as a researcher waits
  /// @param workerNanos of processor time, all workers together
  /// @param controlNanos of processor time
  record Computed(long nanos, long workerNanos, long controlNanos) {}

  /// @param warmPairs computed before, untimed
  private Computed computed(
      BenchCluster cluster, String what, int turn, int warmPairs, Listener listener)
      throws IOException, InterruptedException {
    String run = what + "-" + turn;
    listener.begins("%s of %d".formatted(run, turns));
    cluster.gateway().sample(warmPairs, USUAL_CUT, run + "-warm");
    Duration workers = cluster.workersProcessorTime();
    Duration control = cluster.controlProcessorTime();
    long nanos = cluster.gateway().patiently().sample(pairs, USUAL_CUT, run).nanos();
    return new Computed(
        nanos,
        cluster.workersProcessorTime().minus(workers).toNanos(),
        cluster.controlProcessorTime().minus(control).toNanos());
  }

  /// A data folder with the snapshot of a generated month; made again with each build, because a
  /// node reads no snapshot of an older format.
  private Path snapshot(WorkDirectory work, long releases, Listener listener)
      throws IOException, InterruptedException {
    GeneratedMonth month = GeneratedMonth.made(places.months(), releases, work, listener);
    listener.begins("the snapshot of %,d releases".formatted(releases));
    Path data = Files.createDirectories(work.root().resolve("data-" + releases));
    for (List<String> command :
        List.of(
            places.mcg("ingest", "--data", data.toString(), "--dump", month.directory().toString()),
            places.mcg(
                "build", "--data", data.toString(), BenchCluster.RULESET, GeneratedMonth.MONTH))) {
      MeasuredProcess.run("mcg", command, work.root().resolve("mcg.output"));
    }
    return data;
  }
}
