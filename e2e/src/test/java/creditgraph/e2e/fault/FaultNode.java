package creditgraph.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.DemoProcess;
import creditgraph.e2e.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One node of a built distribution, which can be ended and started again with the same settings.
/// Its output is added to a log below `e2e/target/faults`.
public final class FaultNode {

  public static final Path BUILT =
      Path.of(System.getProperty("creditgraph.root"), "cluster-node/target/node");

  /// Logs stay when a test has ended, each run's in a folder of its own.
  private static final Path LOGS =
      Path.of(System.getProperty("creditgraph.root"), "e2e/target/faults")
          .resolve(Long.toString(ProcessHandle.current().pid()));

  private final String name;
  private final Path dataRoot;
  private final Path log;
  private final int httpPort;
  private final int managementPort;
  private final List<String> enter;
  private final List<String> settings;
  private Path distribution;
  private Process process;
  private boolean wanted = true;

  private FaultNode(
      String name,
      Path dataRoot,
      Path log,
      List<String> enter,
      List<String> settings,
      Path distribution)
      throws IOException {
    this.name = name;
    this.dataRoot = dataRoot;
    this.log = log;
    this.httpPort = DemoProcess.freePort();
    this.managementPort = DemoProcess.freePort();
    this.enter = List.copyOf(enter);
    this.settings =
        Stream.concat(
                settings.stream(),
                Stream.of(
                    "creditgraph.node.http.port=" + httpPort,
                    "creditgraph.node.management.port=" + managementPort))
            .toList();
    this.distribution = distribution;
    this.process = launch();
  }

  /// @param cluster the folder of its log
  /// @param site where it runs
  /// @param settings besides those of the site
  public static FaultNode start(
      String cluster,
      String name,
      Path dataRoot,
      Site site,
      List<String> settings,
      Path distribution)
      throws IOException {
    Path logs = Files.createDirectories(LOGS.resolve(cluster));
    List<String> all = new ArrayList<>(settings);
    all.add("creditgraph.node.name=" + name);
    all.add("creditgraph.node.data-root=" + dataRoot);
    all.addAll(site.settings());
    return new FaultNode(
        name, dataRoot, logs.resolve(name + ".log"), site.enter(), all, distribution);
  }

  String name() {
    return name;
  }

  Path dataRoot() {
    return dataRoot;
  }

  /// What players ask, if this is a control node.
  public Http gateway() {
    return new Http("http://127.0.0.1:" + httpPort);
  }

  /// The cluster's members as this node sees them. For a node in the machine's own network.
  JsonNode members() throws IOException, InterruptedException {
    return new Http("http://127.0.0.1:" + managementPort).get("/cluster/members").json();
  }

  public long pid() {
    return process.pid();
  }

  void signal(Signal signal) throws IOException, InterruptedException {
    signal.send(process.pid());
  }

  /// SIGKILL, and gone.
  public void kill() {
    wanted = false;
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM, and gone within the ten seconds that a node takes at most, on a busy machine twice.
  void leave() throws InterruptedException {
    wanted = false;
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " did not leave; see " + log());
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  void startAgain() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException(name + " still runs");
    }
    wanted = true;
    process = launch();
  }

  /// @param other of another version, from now on
  void startAgain(Path other) throws IOException {
    distribution = other;
    startAgain();
  }

  /// What systemd and k3s do with a node that has ended and was not told to.
  void superviseOnce() throws IOException {
    if (wanted && !process.isAlive()) {
      System.out.println(name + " ended by itself with " + process.exitValue() + ", started again");
      startAgain();
    }
  }

  public Path log() {
    return log;
  }

  /// How many lines of its log hold the text.
  long times(String text) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }

  /// Those of the texts that its log has, line by line.
  public List<String> lines(String... texts) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.flatMap(line -> Stream.of(texts).filter(line::contains)).toList();
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(enter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + distribution.resolve("jvm.options"));
    Path cache = distribution.resolve("node.aot");
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(List.of("-Xmx192m", "-Xms32m", "-XX:TieredStopAtLevel=1"));
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-cp", distribution.resolve("lib") + "/*", "creditgraph.node.NodeMain"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }
}
