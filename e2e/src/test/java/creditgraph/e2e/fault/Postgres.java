package creditgraph.e2e.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A PostgreSQL server that can be killed and started again on its files and port.
public final class Postgres implements AutoCloseable {

  private final Path files;
  private EmbeddedPostgres server;

  private Postgres(Path files, EmbeddedPostgres server) {
    this.files = files;
    this.server = server;
  }

  public static Postgres start(Path files) throws IOException {
    return new Postgres(files, launch(files, 0));
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  DataSource database() {
    return server.getPostgresDatabase();
  }

  /// SIGKILL to the server itself; the processes of its connections notice and end.
  void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).getFirst());
    List<ProcessHandle> all =
        ProcessHandle.of(pid).stream()
            .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
            .toList();
    Signal.KILL.send(pid);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .join();
  }

  void startAgain() throws IOException {
    int port = server.getPort();
    // Gives the lock on the files back; there is no server to stop any more.
    server.close();
    server = launch(files, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static EmbeddedPostgres launch(Path files, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setCleanDataDirectory(false)
            // The library's own defaults acknowledge what is not yet written.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "32MB");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
