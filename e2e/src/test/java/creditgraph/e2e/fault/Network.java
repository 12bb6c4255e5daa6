package creditgraph.e2e.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A network of this machine alone, whose cables can be pulled: a bridge, the control node at one
/// port of it, each worker in a network namespace of its own at another.
///
/// ```
/// control 198.x.x.1 ──┐
/// worker-1 198.x.x.2 ─┼─ bridge
/// worker-2 198.x.x.3 ─┘
/// ```
///
/// Addresses are those set apart for measurements. Needs the rights of root; [#close] removes all
/// of it, and nothing of the machine's own is changed.
final class Network implements AutoCloseable {

  private final String prefix = "mcg" + ProcessHandle.current().pid();
  private final int nodes;

  private Network(int nodes) {
    this.nodes = nodes;
  }

  /// Whether this machine lets us make network namespaces.
  static boolean permitted() throws IOException {
    String name = "mcg-probe-" + ProcessHandle.current().pid();
    return tried("ip", "netns", "add", name).isEmpty()
        && tried("ip", "netns", "del", name).isEmpty();
  }

  static Network create(int nodes) throws IOException {
    Network network = new Network(nodes);
    try {
      network.make();
    } catch (AssertionError | IOException e) {
      network.close();
      throw e;
    }
    return network;
  }

  List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      List<String> enter = i == 0 ? List.of() : List.of("ip", "netns", "exec", namespace(i));
      sites.add(new Site(address(i), 0, enter, List.of()));
    }
    return sites;
  }

  /// Nothing gets to a node or from it any more, and nobody is told.
  void cut(int node) throws IOException {
    run("ip", "link", "set", port(node), "down");
  }

  void mend(int node) throws IOException {
    run("ip", "link", "set", port(node), "up");
  }

  /// Makes the cable to a node long and bad; returns why not, or nothing.
  String slow(int node) throws IOException {
    return tried(
        "tc",
        "qdisc",
        "add",
        "dev",
        port(node),
        "root",
        "netem",
        "delay",
        "150ms",
        "50ms",
        "loss",
        "3%");
  }

  void quick(int node) throws IOException {
    run("tc", "qdisc", "del", "dev", port(node), "root");
  }

  private void make() throws IOException {
    run("ip", "link", "add", bridge(), "type", "bridge");
    run("ip", "link", "set", bridge(), "up");
    for (int i = 0; i < nodes; i++) {
      run("ip", "link", "add", port(i), "type", "veth", "peer", "name", plug(i));
      run("ip", "link", "set", port(i), "master", bridge(), "up");
      List<String> in = List.of("ip");
      if (i > 0) {
        run("ip", "netns", "add", namespace(i));
        run("ip", "link", "set", plug(i), "netns", namespace(i));
        in = List.of("ip", "-n", namespace(i));
        run(in, "link", "set", "lo", "up");
      }
      run(in, "addr", "add", address(i) + "/24", "dev", plug(i));
      run(in, "link", "set", plug(i), "up");
    }
  }

  /// What was never made cannot be removed, and that is well.
  @Override
  public void close() throws IOException {
    for (int i = 0; i < nodes; i++) {
      tried("ip", "link", "del", port(i));
      if (i > 0) {
        tried("ip", "netns", "del", namespace(i));
      }
    }
    tried("ip", "link", "del", bridge());
  }

  private String bridge() {
    return prefix + "b";
  }

  /// The end of a node's cable that is in the bridge.
  private String port(int node) {
    return prefix + "p" + node;
  }

  /// The end that is in the node's machine.
  private String plug(int node) {
    return prefix + "n" + node;
  }

  private String namespace(int node) {
    return prefix + "-" + node;
  }

  /// Of the range for tests (RFC 2544). Another for each process: two runs at once on one machine
  /// would reach each other's nodes.
  private static String address(int node) {
    long run = ProcessHandle.current().pid();
    return "198.%d.%d.%d".formatted(18 + run / 256 % 2, run % 256, node + 1);
  }

  private static void run(List<String> first, String... rest) throws IOException {
    List<String> command = new ArrayList<>(first);
    command.addAll(List.of(rest));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException {
    String trouble = tried(command);
    if (!trouble.isEmpty()) {
      throw new AssertionError(String.join(" ", command) + ": " + trouble);
    }
  }

  /// Returns nothing when it worked.
  private static String tried(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.onExit().join().exitValue() == 0
        ? ""
        : said.isBlank() ? "it failed" : said.strip();
  }
}
