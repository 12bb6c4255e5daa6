package creditgraph.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One cluster node as a JVM of its own, from the distribution that the Pi image holds.
final class NodeProcess {

  private final NodePlan plan;
  private final Process process;
  private final Path log;

  private NodeProcess(NodePlan plan, Process process, Path log) {
    this.plan = plan;
    this.process = process;
    this.log = log;
  }

  /// Starts the node; its output goes to `<logs>/<name>.log`, which is added to, never cut.
  static NodeProcess start(NodePlan plan, Path home, Path logs) throws IOException {
    var log = logs.resolve(plan.name() + ".log");
    var process =
        new ProcessBuilder(command(plan, home))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process.getOutputStream().close();
    return new NodeProcess(plan, process, log);
  }

  private static List<String> command(NodePlan plan, Path home) {
    var distribution = home.resolve("cluster-node/target/node");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + distribution.resolve("jvm.options"));
    var cache = distribution.resolve("node.aot");
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(
        List.of(
            "-Xmx" + plan.heapMegabytes() + "m",
            "-Xms32m",
            // Three JVMs start at once on few cores: the quick compiler alone halves what that
            // costs.
            "-XX:TieredStopAtLevel=1",
            "-Dconfig.file=" + plan.settings(),
            "-cp",
            distribution.resolve("lib") + "/*",
            "creditgraph.node.NodeMain"));
    return command;
  }

  NodePlan plan() {
    return plan;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /// Asks the node to leave the cluster and end.
  void terminate() {
    process.destroy();
  }

  /// Waits for the end that [#terminate] asked for, then ends the process by force.
  void awaitEnd(long deadlineNanos) {
    try {
      if (!process.waitFor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// The end of the node's log, to show why it ended.
  String lastLines(int count) throws IOException {
    var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
