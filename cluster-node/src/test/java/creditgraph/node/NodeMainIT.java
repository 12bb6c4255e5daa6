package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a node's process starts, fails and ends.
@Timeout(300)
final class NodeMainIT {

  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path dataRoot;
  private final List<NodeProcess> started = new ArrayList<>();

  @AfterEach
  void endWhatStillRuns() {
    started.forEach(NodeProcess::close);
  }

  @Test
  void saysWhichSettingMakesNoSense() throws Exception {
    NodeProcess node = start("-Dcreditgraph.node.roles=king");

    assertThat(node.linesUntilEnd())
        .singleElement()
        .asString()
        .contains("creditgraph.node.roles", "king");
    assertThat(node.exitWithin(60)).isEqualTo(2);
  }

  @Test
  void saysWhatItsCertificatesLack() throws Exception {
    NodeProcess node = startWorker("-Dcreditgraph.node.tls.directory=" + dataRoot);

    assertThat(node.linesUntilEnd())
        .anyMatch(line -> line.contains("node not started") && line.contains("ca.crt: not there"));
    assertThat(node.exitWithin(60)).isEqualTo(1);
  }

  @Test
  void endsWhenItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NodeProcess node = startWorker("-Dcreditgraph.node.port=" + taken.getLocalPort());

      assertThat(node.linesUntilEnd())
          .anyMatch(line -> line.contains("node not started") && line.contains("bind"));
      assertThat(node.exitWithin(60)).isEqualTo(1);
    }
  }

  @Test
  void endsWhenManagementCannotListen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NodeProcess node = startWorker("-Dcreditgraph.node.management.port=" + taken.getLocalPort());

      assertThat(node.linesUntilEnd())
          .anyMatch(
              line -> line.contains("node not started") && line.contains("Address already in use"));
      assertThat(node.exitWithin(60)).isEqualTo(1);
    }
  }

  @Test
  void endsWhenTheDatabaseNeverAnswers() throws Exception {
    NodeProcess node =
        start(
            "-Dcreditgraph.node.roles=control",
            "-Dcreditgraph.node.postgres.url=jdbc:postgresql://127.0.0.1:1/none",
            "-Dcreditgraph.node.postgres.connect-within=1s");

    assertThat(node.linesUntilEnd()).anyMatch(line -> line.contains("node not started: database"));
    assertThat(node.exitWithin(60)).isEqualTo(1);
  }

  @Test
  void leavesWithinTenSecondsOfATermination() throws Exception {
    NodeProcess node = startWorker();
    node.awaitLine("node serving");

    node.terminate();

    // It cuts itself off after ten seconds, with another status.
    assertThat(node.exitWithin(60)).isEqualTo(SIGTERM_EXIT);
  }

  /// A worker's memory holds what it loads, and metrics are kept by control nodes.
  @Test
  void loadsNothingOfMetricsOnAWorkerEvenWhenItIsAskedForThem() throws Exception {
    Path classes = dataRoot.resolve("classes");
    int management = FreePorts.one();
    NodeProcess node =
        startWorker(
            "-Xlog:class+load:file=" + classes, "-Dcreditgraph.node.management.port=" + management);
    node.awaitLine("node serving");

    HttpResponse<String> answer;
    try (HttpClient http = HttpClient.newHttpClient()) {
      answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/metrics"))
                  .build(),
              BodyHandlers.ofString());
    }
    node.terminate();
    node.exitWithin(60);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Files.readAllLines(classes))
        .anyMatch(line -> line.contains(" creditgraph.node.operator.ManagementServer "))
        .noneMatch(line -> line.contains(" io.micrometer.") || line.contains(" io.prometheus."))
        .noneMatch(line -> line.contains(" creditgraph.node.metrics."))
        .noneMatch(line -> line.contains(" org.apache.pekko.http.javadsl.server."));
  }

  @Test
  void endsWithTheProcessThatStartedIt() throws Exception {
    String node =
        NodeProcess.command(worker("-Dcreditgraph.node.stop-with-parent=true")).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    NodeProcess parent = NodeProcess.run(List.of("sh", "-c", node + " & wait"));
    started.add(parent);
    parent.awaitLine("node serving");
    ProcessHandle child = parent.handle().children().findFirst().orElseThrow();

    parent.kill();

    assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private NodeProcess startWorker(String... more) throws IOException {
    return start(worker(more).toArray(String[]::new));
  }

  private List<String> worker(String... more) throws IOException {
    List<String> settings = ports();
    settings.add("-Dcreditgraph.node.roles=worker");
    settings.add("-Dcreditgraph.node.data-root=" + dataRoot);
    settings.addAll(List.of(more));
    return settings;
  }

  private NodeProcess start(String... more) throws IOException {
    List<String> settings = ports();
    settings.addAll(List.of(more));
    NodeProcess node = NodeProcess.start(settings);
    started.add(node);
    return node;
  }

  /// Those of a test come later on the command line and win.
  private static List<String> ports() throws IOException {
    return new ArrayList<>(
        List.of(
            "-Dcreditgraph.node.port=" + FreePorts.one(),
            "-Dcreditgraph.node.management.port=" + FreePorts.one()));
  }
}
