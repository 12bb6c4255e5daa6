package creditgraph.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// `./mcg demo` on a data root and port of its own, and the commands that talk to it.
public final class DemoProcess implements AutoCloseable {

  static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("creditgraph.root"));

  private final Process process;
  private final Path data;
  private final int httpPort;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);

  private DemoProcess(Process process, Path data, int httpPort) {
    this.process = process;
    this.data = data;
    this.httpPort = httpPort;
  }

  /// Starts the demo and waits until it says that it is ready.
  public static DemoProcess start(Path data, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    var arguments = new ArrayList<>(List.of("demo", "--data", data.toString()));
    arguments.addAll(List.of("--http-port", Integer.toString(port)));
    arguments.addAll(List.of(options));
    var process = mcg(arguments).redirectErrorStream(true).start();
    var demo = new DemoProcess(process, data, port);
    var reader = Thread.ofVirtual().start(demo::read);
    if (!demo.ready.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || !process.isAlive()) {
      process.destroy();
      reader.join();
      throw new AssertionError("the demo did not get ready:\n" + demo.output());
    }
    return demo;
  }

  private void read() {
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.contains("Ctrl-C stops everything")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ready.countDown();
    }
  }

  public String output() {
    return String.join("\n", output);
  }

  Http http() {
    return new Http("http://127.0.0.1:" + httpPort);
  }

  JsonNode runFile() throws IOException {
    return JSON.readTree(data.resolve("run/cluster.json").toFile());
  }

  long pidOf(String node) throws IOException {
    return node(node).path("pid").asLong();
  }

  Http managementOf(String node) throws IOException {
    return new Http(node(node).path("management").asText());
  }

  private JsonNode node(String name) throws IOException {
    for (var node : runFile().path("nodes")) {
      if (node.path("name").asText().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("no node " + name + " in " + runFile());
  }

  /// Runs another command against this demo to its end.
  Finished run(String... arguments) throws IOException, InterruptedException {
    return finish(begin(arguments));
  }

  Process begin(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return mcg(all).redirectErrorStream(true).start();
  }

  public static Finished runAlone(String... arguments) throws IOException, InterruptedException {
    return finish(mcg(List.of(arguments)).redirectErrorStream(true).start());
  }

  static Finished finish(Process process) throws IOException, InterruptedException {
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Finished(process.waitFor(), text);
  }

  /// The web's own browser tests against this demo; one of them joins the two names.
  Finished browse(String from, String to) throws IOException, InterruptedException {
    var npm =
        new ProcessBuilder("npm", "--prefix", "web", "run", "e2e:built")
            .directory(ROOT.toFile())
            .redirectErrorStream(true);
    npm.environment().put("MCG_URL", http().base());
    npm.environment().put("MCG_FROM", from);
    npm.environment().put("MCG_TO", to);
    return finish(npm.start());
  }

  public record Finished(int status, String output) {}

  /// Ctrl-C: everything that the demo started must end. The promise is ten seconds on a quiet
  /// machine; a shared one is given room, and the figure is printed.
  public void interrupt() throws IOException, InterruptedException {
    var everything = new ArrayList<ProcessHandle>();
    runFile()
        .path("nodes")
        .forEach(node -> ProcessHandle.of(node.path("pid").asLong()).ifPresent(everything::add));
    var postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
    ProcessHandle.of(Long.parseLong(postmaster)).ifPresent(everything::add);
    assertThat(everything).hasSize(4);
    everything.add(process.toHandle());
    var begin = Instant.now();
    signal("-INT", process.pid());
    var gone =
        CompletableFuture.allOf(
            everything.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    assertThat(gone).as("all of it ends").succeedsWithin(STOP_LIMIT);
    System.out.println(
        "Ctrl-C to the end of all: " + Duration.between(begin, Instant.now()).toMillis() + " ms");
  }

  static void signal(String signal, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor()).isZero();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      var ended = process.onExit().completeOnTimeout(process, 15, TimeUnit.SECONDS).join();
      if (ended.isAlive()) {
        ended.destroyForcibly();
      }
    }
  }

  private static ProcessBuilder mcg(List<String> arguments) {
    // Tests that run in the background of a script inherit a SIGINT that is ignored.
    var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(ROOT.resolve("mcg").toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(ROOT.toFile());
  }

  /// Below the ports that Linux gives to outgoing connections (from 32768): one of these may be
  /// taken before the gateway listens on it, when everything else already talks.
  public static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // Another one, then; most are free.
      }
    }
  }
}
