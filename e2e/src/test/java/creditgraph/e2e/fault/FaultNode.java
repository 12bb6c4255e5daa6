package creditgraph.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One node of the built distribution, which can be ended and started again with the same settings.
/// Its output is added to `<name>.log` in its data root.
final class FaultNode {

  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("creditgraph.root"), "cluster-node/target/node");

  private final String name;
  private final Path dataRoot;
  private final List<String> command;
  private Process process;

  private FaultNode(String name, Path dataRoot, List<String> command) throws IOException {
    this.name = name;
    this.dataRoot = dataRoot;
    this.command = List.copyOf(command);
    this.process = launch();
  }

  /// @param wrapper words before `java`, such as those that enter a network namespace
  /// @param settings keys and their values: `creditgraph.node.port=17355`
  static FaultNode start(String name, Path dataRoot, List<String> wrapper, List<String> settings)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + DISTRIBUTION.resolve("jvm.options"));
    Path cache = DISTRIBUTION.resolve("node.aot");
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(List.of("-Xmx192m", "-Xms32m", "-XX:TieredStopAtLevel=1"));
    command.add("-Dcreditgraph.node.name=" + name);
    command.add("-Dcreditgraph.node.data-root=" + dataRoot);
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-cp", DISTRIBUTION.resolve("lib") + "/*", "creditgraph.node.NodeMain"));
    return new FaultNode(name, dataRoot, command);
  }

  String name() {
    return name;
  }

  Path dataRoot() {
    return dataRoot;
  }

  void signal(Signal signal) throws IOException, InterruptedException {
    signal.send(process.pid());
  }

  /// SIGKILL, and gone.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM, and gone within the ten seconds that a node takes at most, on a busy machine twice.
  void leave() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " did not leave; see " + log());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void startAgain() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException(name + " still runs");
    }
    process = launch();
  }

  Path log() {
    return dataRoot.resolve(name + ".log");
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }
}
