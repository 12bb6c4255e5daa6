package creditgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that holds everything one installation keeps: dumps, catalogs, graphs, database,
/// logs. Two installations with different roots never meet.
///
/// @param directory absolute
public record DataRoot(Path directory) {

  public DataRoot {
    directory = directory.toAbsolutePath().normalize();
  }

  public Path raw() {
    return directory.resolve("raw");
  }

  public Path graph() {
    return directory.resolve("graph");
  }

  /// Whether anything was ever published in it.
  public boolean hasGraphs() {
    return Files.isDirectory(graph());
  }

  /// Work in progress, on the same file system as what is published.
  public Path staging() {
    return directory.resolve("staging");
  }

  public Path postgres() {
    return directory.resolve("postgres");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  /// What is running now: lock, ports, process ids, tokens.
  public Path run() {
    return directory.resolve("run");
  }

  public Path researcherToken() {
    return run().resolve("researcher.token");
  }

  public Path operatorToken() {
    return run().resolve("operator.token");
  }

  /// Creates the folder and those that a running installation needs.
  public void create() {
    try {
      for (var folder : new Path[] {graph(), logs(), run()}) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data folder " + directory, e);
    }
  }
}
