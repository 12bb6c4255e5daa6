package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.net.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// RQ with its default worker, which forks a process for each job, on a Redis server of its own:
/// loopback, a free port, a folder of the run, everything else as Redis has it by default.
final class RqPeer implements AutoCloseable {

  static final String NAME = "rq";

  private static final String SERVER = "/usr/bin/redis-server";
  private static final String WORKER = "/usr/bin/rq";
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT = "rq_peer.py";
  private static final String FACT = "jobs.nanos";
  private static final int START_SECONDS = 10;
  private static final int LOOK_EVERY_MILLIS = 20;

  private final WorkDirectory work;
  private final Process server;
  private final int port;

  private RqPeer(WorkDirectory work, Process server, int port) {
    this.work = work;
    this.server = server;
    this.port = port;
  }

  /// Why it cannot run here, if so.
  static Optional<String> missing() {
    return List.of(SERVER, WORKER, PYTHON).stream()
        .filter(file -> !Files.isExecutable(Path.of(file)))
        .findFirst()
        .map(file -> file + " is not there; Debian has redis-server and python3-rq");
  }

  static RqPeer start(WorkDirectory work) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.root().resolve(NAME));
    try (InputStream script = RqPeer.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
    }
    int port = FreePorts.one();
    Process server =
        new ProcessBuilder(
                SERVER,
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.output").toFile())
            .start();
    RqPeer peer = new RqPeer(work, server, port);
    peer.awaitServer();
    return peer;
  }

  private void awaitServer() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException refused) {
        if (!server.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IOException("redis-server does not answer on port " + port, refused);
        }
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    }
  }

  /// Returns the nanoseconds from the start of the first job to the end of the last.
  long run(int jobs) throws IOException, InterruptedException {
    Path folder = work.root().resolve(NAME);
    MeasuredProcess.run(
        NAME,
        List.of(
            "env",
            "PYTHONPATH=" + folder,
            PYTHON,
            folder.resolve(SCRIPT).toString(),
            "redis://127.0.0.1:" + port,
            Integer.toString(jobs),
            folder.resolve("facts.properties").toString()),
        work.root().resolve("rq.output"));
    return Objects.requireNonNull(work.facts(NAME).get(FACT), FACT);
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
