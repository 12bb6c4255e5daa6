package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts our own processes of a run.
record Processes(WorkDirectory work) {

  /// As every node of ours runs.
  static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseCompactObjectHeaders");

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  void prepare(Workload workload, int pairs, boolean raw) throws IOException, InterruptedException {
    start(
        List.of("-Xmx" + workload.buildHeap()),
        Preparation.NAME,
        workload.scale(),
        Integer.toString(workload.divisor()),
        Long.toString(workload.seed()),
        Integer.toString(pairs),
        Boolean.toString(raw));
  }

  /// With a worker's heap and collector: no threads and tables beside the search.
  void searchMapped(PeerRun rounds) throws IOException, InterruptedException {
    start(
        List.of("-Xmx48m", "-XX:+UseSerialGC"),
        MappedPeer.NAME,
        Integer.toString(rounds.pairs()),
        Integer.toString(rounds.warmRounds()),
        Integer.toString(rounds.rounds()));
  }

  void compareKinds(PeerRun rounds) throws IOException, InterruptedException {
    start(List.of("-Xmx3g"), SearchKinds.NAME, Integer.toString(rounds.pairs()));
  }

  private void start(List<String> memory, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(memory);
    String[] all = new String[arguments.length + 2];
    all[0] = name;
    all[1] = work.root().toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    ChildProcess.java(work, name, HOME, options, Child.class, all);
  }
}
