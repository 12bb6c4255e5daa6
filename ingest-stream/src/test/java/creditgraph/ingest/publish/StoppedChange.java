package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.ingest.registry.Author;
import creditgraph.ingest.registry.JdbcSnapshotRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of its own that changes the published graphs of a data folder and is gone, without any
/// clean-up, the moment it has done a step.
///
/// ```
/// StoppedChange DATA-ROOT DATABASE STEP publish|copy|rollback|prune SNAPSHOT
/// ```
final class StoppedChange {

  static final int STOPPED = 77;

  private StoppedChange() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Step last = Step.valueOf(arguments[2]);
    try (var registry = registry(root, arguments[1])) {
      GraphChanges changes =
          changes(
              root,
              registry,
              step -> {
                if (step == last) {
                  Runtime.getRuntime().halt(STOPPED);
                }
              });
      run(changes, arguments[3], Path.of(arguments[4]));
    }
  }

  static JdbcSnapshotRegistry registry(Path root, String database) throws IOException {
    return JdbcSnapshotRegistry.open(
        database, "postgres", "", Author.here(root.resolve("graph"), "a test", "test"));
  }

  static GraphChanges changes(Path root, JdbcSnapshotRegistry registry, Step.Observer observer) {
    return new GraphChanges(
        new GraphRoot(root.resolve("graph")), root.resolve("staging"), registry, observer);
  }

  static void run(GraphChanges changes, String operation, Path snapshot) throws IOException {
    switch (operation) {
      case "publish" -> new Publisher(changes).publish(snapshot);
      case "copy" -> new Publisher(changes).publishCopy(snapshot);
      case "rollback" -> new Rollback(changes).to(snapshot);
      case "prune" -> prune(changes, snapshot);
      default -> throw new IllegalArgumentException(operation);
    }
  }

  /// Nothing, when it is gone.
  private static void prune(GraphChanges changes, Path snapshot) throws IOException {
    Optional<StoredSnapshot> stored =
        StoredSnapshot.all(changes.graphs()).stream()
            .filter(each -> each.directory().equals(snapshot))
            .findFirst();
    if (stored.isPresent()) {
      new Pruning(changes, 2, _ -> Optional.empty()).remove(stored.get());
    }
  }

  /// The command that starts this with the class path of the test.
  static ProcessBuilder process(String... arguments) {
    return new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppedChange.class.getName()),
                    Arrays.stream(arguments))
                .toList())
        .inheritIO();
  }
}
