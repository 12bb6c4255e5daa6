package creditgraph.e2e.fault;

import creditgraph.e2e.DemoProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A generated graph, and two artists of it who are connected.
///
/// @param graph the folder of snapshots, to be copied for each node
record World(Path graph, int from, int to) {

  static final String RULESET = "performers";

  private static final Pattern SHOWN = Pattern.compile("\\?from=(\\d+)&to=(\\d+)");
  private static final String RELEASES = "6000";

  /// Lets a demo make it and stops the demo.
  static World make(Path data) throws IOException, InterruptedException {
    try (DemoProcess demo = DemoProcess.start(data, "--releases", RELEASES)) {
      Matcher shown = SHOWN.matcher(demo.output());
      if (!shown.find()) {
        throw new AssertionError("the demo showed no route:\n" + demo.output());
      }
      demo.interrupt();
      return new World(
          data.resolve("graph"),
          Integer.parseInt(shown.group(1)),
          Integer.parseInt(shown.group(2)));
    }
  }

  /// Gives a node a graph of its own, below its data root.
  void copyTo(Path dataRoot) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(graph)) {
      found = all.toList();
    }
    for (Path path : found) {
      Path copy = dataRoot.resolve("graph").resolve(graph.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy);
      }
    }
  }
}
