package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A node of the built distribution as a process of its own. Its output is read and kept, so that
/// it never waits for a reader and a test can wait for a line.
final class NodeProcess implements AutoCloseable {

  private static final Path LIBRARIES = Path.of("target", "node", "lib");

  /// For nodes that wait for each other on a busy machine.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private NodeProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  static NodeProcess start(List<String> settings) throws IOException {
    return run(command(settings));
  }

  static NodeProcess run(List<String> command) throws IOException {
    return new NodeProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// @param settings `-D` options
  static List<String> command(List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "@" + LIBRARIES.resolveSibling("jvm.options"), "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(settings);
    command.addAll(List.of("-cp", LIBRARIES + "/*", "creditgraph.node.NodeMain"));
    return command;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// SIGKILL.
  void kill() {
    process.destroyForcibly();
  }

  /// SIGSTOP: it does nothing more, and whoever asks it waits.
  void stop() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// SIGCONT.
  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  int exitWithin(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs after " + seconds + " s:\n" + output());
    }
    return process.exitValue();
  }

  /// Returns when a line holds the text; fails when the process ends before, or after a long time.
  synchronized void awaitLine(String text) throws InterruptedException {
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (lines.stream().noneMatch(line -> line.contains(text))) {
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (ended || millis <= 0) {
        throw new AssertionError(
            (ended ? "ended" : "too long") + " before '" + text + "':\n" + output());
      }
      wait(millis);
    }
  }

  /// The lines so far that hold the text.
  synchronized List<String> linesWith(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  /// Everything that it printed, once it has ended.
  synchronized List<String> linesUntilEnd() throws InterruptedException {
    while (!ended) {
      wait();
    }
    return List.copyOf(lines);
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).as("kill -%s %d", name, process.pid()).isZero();
  }

  private synchronized String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("output cannot be read: " + e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
