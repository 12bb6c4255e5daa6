package creditgraph.peer;

import java.io.IOException;
import java.nio.file.Path;

/// One system's process: `PeerMain SYSTEM WORK_DIRECTORY PAIRS WARM_ROUNDS ROUNDS`.
public final class PeerMain {

  private PeerMain() {}

  public static void main(String[] arguments) throws IOException {
    PeerRun run =
        new PeerRun(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    WorkDirectory work = new WorkDirectory(Path.of(arguments[1]));
    try (Peer peer = named(arguments[0])) {
      work.write(arguments[0], run.of(peer, work));
    }
  }

  static Peer named(String system) {
    return switch (system) {
      case "jgrapht" -> new JGraphTPeer();
      case "webgraph" -> new WebGraphPeer();
      case "neo4j" -> new Neo4jPeer();
      default ->
          throw new IllegalArgumentException(
              "peer " + system + ": expected one of jgrapht, webgraph, neo4j");
    };
  }
}
