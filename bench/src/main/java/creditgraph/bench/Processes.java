package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Starts our own processes of a run.
record Processes(WorkDirectory work) {

  /// As every node of ours runs.
  static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseCompactObjectHeaders");

  /// A worker's heap and collector: no threads and tables beside the search.
  private static final List<String> WORKER = List.of("-Xmx48m", "-XX:+UseSerialGC");

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  void prepare(Workload workload, int pairs, boolean raw) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(workload.arguments());
    arguments.add(Integer.toString(pairs));
    arguments.add(Boolean.toString(raw));
    start(List.of("-Xmx" + workload.buildHeap()), Preparation.NAME, arguments);
  }

  /// A node starts with a cache of its classes; so does the process that opens, where all classes
  /// are in jars.
  ///
  /// @param times how many processes open it
  /// @return the facts of each
  List<Map<String, Long>> openSnapshot(Workload workload, int times)
      throws IOException, InterruptedException {
    start(List.of("-Xmx" + workload.buildHeap()), WholeSnapshot.BUILD, workload.arguments());
    List<String> worker = new ArrayList<>(WORKER);
    if (hasOnlyJars()) {
      Path cache = work.root().resolve("classes.aot");
      List<String> rehearsal = new ArrayList<>(WORKER);
      rehearsal.add("-XX:AOTCacheOutput=" + cache);
      start(rehearsal, WholeSnapshot.OPEN, List.of());
      worker.add("-XX:AOTCache=" + cache);
    }
    List<Map<String, Long>> facts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      start(worker, WholeSnapshot.OPEN, List.of());
      facts.add(work.facts(WholeSnapshot.OPEN));
    }
    return facts;
  }

  private static boolean hasOnlyJars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .allMatch(part -> part.endsWith(".jar"));
  }

  void searchMapped(PeerRun rounds) throws IOException, InterruptedException {
    start(
        WORKER,
        MappedPeer.NAME,
        List.of(
            Integer.toString(rounds.pairs()),
            Integer.toString(rounds.warmRounds()),
            Integer.toString(rounds.rounds())));
  }

  void compareKinds(PeerRun rounds) throws IOException, InterruptedException {
    start(List.of("-Xmx3g"), SearchKinds.NAME, List.of(Integer.toString(rounds.pairs())));
  }

  void generate(GeneratedMonth month) throws IOException, InterruptedException {
    start(
        List.of("-Xmx256m"),
        GeneratedMonth.NAME,
        List.of(month.directory().toString(), Long.toString(month.releases())));
  }

  /// @param catalogs data root of the catalog
  void scan(Path catalogs, Places places) throws IOException, InterruptedException {
    start(List.of(places.jvmOptions()), CatalogScan.NAME, List.of(catalogs.toString()));
  }

  /// As `./mcg build` runs.
  ///
  /// @param options more of them
  MeasuredProcess build(Path catalogs, String ruleset, Places places, List<String> options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(places.jvmOptions(), Places.HEAP));
    all.addAll(options);
    return start(all, BuildOnce.NAME, List.of(catalogs.toString(), ruleset));
  }

  /// As a worker reads.
  void readHops(Path snapshot, int hops) throws IOException, InterruptedException {
    start(WORKER, HopEvidence.NAME, List.of(snapshot.toString(), Integer.toString(hops)));
  }

  /// Builds a snapshot and publishes it in its data folder.
  void publish(PublishedWorkload published) throws IOException, InterruptedException {
    Workload workload = published.workload();
    List<String> arguments = new ArrayList<>(workload.arguments());
    arguments.add(published.data().toString());
    arguments.add(published.text().name());
    start(List.of("-Xmx" + workload.buildHeap()), PublishedWorkload.NAME, arguments);
  }

  /// Asks a gateway, with as little as it takes.
  void loadGateway(Path snapshot, int port, Process control, GatewayPlan plan)
      throws IOException, InterruptedException {
    start(
        List.of("-Xmx160m", "-XX:+UseSerialGC"),
        GatewayLoad.NAME,
        List.of(
            snapshot.toString(),
            Integer.toString(port),
            Long.toString(control.pid()),
            plan.name()));
  }

  /// Samples in so many processes at once, each as a worker with one thread computes.
  ///
  /// @return pairs a second, of all together
  double sampleBare(Path snapshot, int processes, int seconds)
      throws IOException, InterruptedException {
    List<Process> running = new ArrayList<>();
    for (int number = 1; number <= processes; number++) {
      List<String> command = new ArrayList<>();
      command.add(HOME.resolve("bin").resolve("java").toString());
      command.addAll(OPTIONS);
      command.addAll(WORKER);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
      command.addAll(List.of(BareSampling.NAME, work.root().toString(), snapshot.toString()));
      command.addAll(List.of(Integer.toString(number), Integer.toString(seconds)));
      Path output = work.root().resolve(BareSampling.facts(number) + ".output");
      running.add(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start());
    }
    double pairsPerSecond = 0;
    for (int number = 1; number <= processes; number++) {
      if (running.get(number - 1).waitFor() != 0) {
        throw new IOException(
            BareSampling.facts(number) + " failed; its output is in " + work.root());
      }
      Map<String, Long> facts = work.facts(BareSampling.facts(number));
      long pairs = Objects.requireNonNull(facts.get("pairs.count"));
      long nanos = Objects.requireNonNull(facts.get("took.nanos"));
      pairsPerSecond += 1e9 * pairs / nanos;
    }
    return pairsPerSecond;
  }

  private MeasuredProcess start(List<String> memory, String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(memory);
    List<String> all = new ArrayList<>(List.of(name, work.root().toString()));
    all.addAll(arguments);
    return ChildProcess.java(work, name, HOME, options, Child.class, all);
  }
}
