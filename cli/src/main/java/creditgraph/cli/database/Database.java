package creditgraph.cli.database;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL server under the data root, for a machine that has none.
///
/// The server runs as a process of its own and outlives a killed demo; the next start finds it by
/// its pid file and stops it, because only one server may have the files open.
public final class Database implements AutoCloseable {

  /// Who uses it; the server listens on loopback alone and asks for no password.
  public static final String USER = "postgres";

  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  /// For whoever holds the [DatabaseLock].
  public static Database start(DataRoot root) {
    var files = root.postgres();
    try {
      stopLeftover(files);
      Files.createDirectories(files);
      return new Database(
          EmbeddedPostgres.builder()
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              // Embedded servers are made for tests and give up what they have acknowledged.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "60")
              .setServerConfig("shared_buffers", "64MB")
              .start());
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FAILURE, "PostgreSQL did not start in " + files + ": " + e.getMessage(), e);
    }
  }

  public String url() {
    return url(server.getPort());
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /// The address of the server that has the data folder's files open, if one has.
  public static Optional<String> running(DataRoot root) throws IOException {
    if (postmaster(root.postgres()).isEmpty()) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(root.postgres().resolve(PID_FILE));
    return lines.size() > PORT_LINE
        ? Optional.of(url(Integer.parseInt(lines.get(PORT_LINE).strip())))
        : Optional.empty();
  }

  private static void stopLeftover(Path files) throws IOException {
    var leftover = postmaster(files);
    if (leftover.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that are gone.
    var kill = new ProcessBuilder("kill", "-INT", Long.toString(leftover.get().pid())).start();
    try {
      kill.waitFor();
      leftover.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the earlier server stopped", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException(
          "an earlier server (pid " + leftover.get().pid() + ") still has the files open", e);
    }
  }

  /// The live server that has these files open, if any. A pid that was reused by something else
  /// than PostgreSQL is not it.
  private static Optional<ProcessHandle> postmaster(Path files) throws IOException {
    var pidFile = files.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    return ProcessHandle.of(pid)
        .filter(process ->
            process.info().command().filter(path -> path.endsWith("postgres")).isPresent());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
