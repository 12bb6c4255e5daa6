package creditgraph.cli.publish;

import creditgraph.cli.DataRoot;
import creditgraph.cli.database.Database;
import creditgraph.cli.database.DatabaseLock;
import creditgraph.ingest.publish.ProcessLock;
import creditgraph.ingest.registry.Author;
import creditgraph.ingest.registry.JdbcSnapshotRegistry;
import creditgraph.ingest.registry.SnapshotRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// Where the snapshot registry is, and how it is reached.
@FunctionalInterface
public interface RegistryAccess {

  /// Opens it; a server that has to be started for that is stopped when the result is closed.
  OpenRegistry open(Author author) throws IOException;

  /// @param server what was started for it
  record OpenRegistry(SnapshotRegistry registry, Closeable server) implements Closeable {

    @Override
    public void close() throws IOException {
      try {
        registry.close();
      } finally {
        server.close();
      }
    }
  }

  /// In a server that is somebody else's business.
  static RegistryAccess at(String url, String user, String password) {
    return author ->
        new OpenRegistry(JdbcSnapshotRegistry.open(url, user, password, author), () -> {});
  }

  /// In the data folder's own server: the one that a demo runs, else started for as long as it is
  /// needed.
  static RegistryAccess ofDataRoot(DataRoot root) {
    return author -> {
      Optional<String> running = Database.running(root);
      return running.isPresent()
          ? at(running.get(), Database.USER, "").open(author)
          : started(root, author);
    };
  }

  private static OpenRegistry started(DataRoot root, Author author) throws IOException {
    ProcessLock lock = DatabaseLock.take(root, author.command());
    Database database;
    try {
      database = Database.start(root);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    Closeable server =
        () -> {
          try (lock) {
            database.close();
          }
        };
    try {
      return new OpenRegistry(
          JdbcSnapshotRegistry.open(database.url(), Database.USER, "", author), server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }
}
