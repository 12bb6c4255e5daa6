package creditgraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The systems graph-core is held against.
final class Contenders {

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  private Contenders() {}

  /// All of them, the quick ones first.
  static List<Contender> all(String scale) {
    String heap = scale.equals("L") ? "8g" : "3g";
    return List.of(
        new JavaContender("webgraph", 3, 1_000, Optional.of(HOME), heap, List.of()),
        new JavaContender("jgrapht", 1, 300, Optional.of(HOME), heap, List.of()),
        new JavaContender("neo4j", 1, 1_000, olderJava(), "2g", neo4jOptions()),
        new PythonContender("networkx", 300),
        new PythonContender("igraph", 30));
  }

  /// Those that take minutes rather than hours at a scale.
  static List<String> usual(String scale) {
    return switch (scale) {
      case "L" -> List.of();
      case "M" -> List.of("webgraph", "neo4j");
      default -> List.of("webgraph", "jgrapht", "neo4j", "networkx", "igraph");
    };
  }

  static List<Contender> named(List<String> names, String scale) {
    List<Contender> all = all(scale);
    List<Contender> found = new ArrayList<>();
    for (String name : names) {
      found.add(
          all.stream()
              .filter(contender -> contender.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "peer %s: expected some of %s"
                          .formatted(name, all.stream().map(Contender::name).toList()))));
    }
    return found;
  }

  /// What Neo4j's own start script opens.
  private static List<String> neo4jOptions() {
    return Stream.of("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
        .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
        .toList();
  }

  private static Optional<Path> olderJava() {
    String named = System.getenv("MCG_NEO4J_JAVA_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(installed)) {
      return homes.sorted().filter(Contenders::runsNeo4j).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean runsNeo4j(Path home) {
    try {
      return Files.isExecutable(home.resolve("bin").resolve("java"))
          && Files.readAllLines(home.resolve("release")).stream()
              .anyMatch(line -> line.matches("JAVA_VERSION=\"(17|21)[.\"].*"));
    } catch (IOException e) {
      return false;
    }
  }
}
