package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The distribution as processes: how they start, fail and end.
@Timeout(120)
final class NodeMainIT {

  private static final Path LIBRARIES = Path.of("target", "node", "lib");
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path dataRoot;
  private final List<ProcessHandle> started = new ArrayList<>();

  @AfterEach
  void endWhatStillRuns() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void saysWhichSettingMakesNoSense() throws Exception {
    Process node = start("-Dcreditgraph.node.roles=king");

    List<String> lines = linesUntilEnd(node);

    assertThat(node.waitFor()).isEqualTo(2);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("creditgraph.node.roles")
        .contains("king");
  }

  @Test
  void endsWhenItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process node = startWorker("-Dcreditgraph.node.port=" + taken.getLocalPort());

      List<String> lines = linesUntilEnd(node);

      assertThat(node.waitFor()).isEqualTo(1);
      assertThat(lines).anyMatch(line -> line.contains("node not started"));
    }
  }

  @Test
  void endsWhenManagementCannotListen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process node = startWorker("-Dcreditgraph.node.management.port=" + taken.getLocalPort());

      List<String> lines = linesUntilEnd(node);

      assertThat(node.waitFor()).isEqualTo(1);
      assertThat(lines)
          .anyMatch(
              line -> line.contains("node not started") && line.contains("Address already in use"));
    }
  }

  @Test
  void endsWhenTheDatabaseNeverAnswers() throws Exception {
    Process node =
        start(
            "-Dcreditgraph.node.roles=control",
            "-Dcreditgraph.node.postgres.url=jdbc:postgresql://127.0.0.1:1/none",
            "-Dcreditgraph.node.postgres.connect-within=1s");

    List<String> lines = linesUntilEnd(node);

    assertThat(node.waitFor()).isEqualTo(1);
    assertThat(lines).anyMatch(line -> line.contains("node not started: database"));
  }

  @Test
  void leavesWithinTenSecondsOfATermination() throws Exception {
    Process node = startWorker();
    awaitLine(node, "node serving");

    node.destroy();

    assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isEqualTo(SIGTERM_EXIT);
  }

  @Test
  void endsWithTheProcessThatStartedIt() throws Exception {
    String node =
        command(worker("-Dcreditgraph.node.stop-with-parent=true")).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Process parent =
        new ProcessBuilder("sh", "-c", node + " & wait").redirectErrorStream(true).start();
    started.add(parent.toHandle());
    awaitLine(parent, "node serving");
    ProcessHandle child = parent.children().findFirst().orElseThrow();
    started.add(child);

    parent.destroyForcibly();

    assertThat(child.onExit().get(15, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private Process startWorker(String... more) throws IOException {
    return start(worker(more));
  }

  private String[] worker(String... more) {
    return Stream.concat(
            Stream.of(
                "-Dcreditgraph.node.roles=worker", "-Dcreditgraph.node.data-root=" + dataRoot),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private Process start(String... settings) throws IOException {
    Process process = new ProcessBuilder(command(settings)).redirectErrorStream(true).start();
    started.add(process.toHandle());
    return process;
  }

  private List<String> command(String... settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dcreditgraph.node.port=" + freePort(),
            "-Dcreditgraph.node.management.port=" + freePort()));
    command.addAll(List.of(settings));
    command.addAll(List.of("-cp", LIBRARIES + "/*", "creditgraph.node.NodeMain"));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> linesUntilEnd(Process process) throws IOException {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().toList();
    }
  }

  private static void awaitLine(Process process, String text) throws IOException {
    List<String> before = new ArrayList<>();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.contains(text)) {
        return;
      }
      before.add(line);
    }
    throw new AssertionError("ended before '" + text + "':\n" + String.join("\n", before));
  }
}
