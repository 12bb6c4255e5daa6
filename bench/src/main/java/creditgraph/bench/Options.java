package creditgraph.bench;

import creditgraph.peer.PeerRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was asked for on the command line.
///
/// @param kind graph or micro
record Options(
    String kind,
    String scale,
    boolean quick,
    Optional<Path> json,
    Optional<Path> markdown,
    List<String> peers) {

  static final String USAGE =
      """
      usage: ./mcg bench graph [--scale S|M|L] [--quick] [--peers NAME,NAME|none]
                               [--json FILE] [--markdown FILE]
             ./mcg bench micro [--scale S|M|L] [--quick] [--json FILE] [--markdown FILE]

        graph       routes, size, memory and build, held against other systems
        micro       small parts of a search, under JMH

        --scale     S: 1 million releases (usual), M: 4 million, L: 18 million
        --quick     fewer pairs and rounds: to see that it runs, not to quote
        --peers     of webgraph, jgrapht, neo4j, networkx, igraph; usually those fit for the scale
        --json      also writes the rows to FILE
        --markdown  also writes them as a table for a document
      """;

  private static final long SEED = 1;
  private static final PeerRun QUICK = new PeerRun(100, 1, 1);
  private static final PeerRun WHOLE = new PeerRun(1_000, 2, 3);

  Options {
    peers = List.copyOf(peers);
  }

  /// @throws IllegalArgumentException that says what was not understood
  static Options of(String... arguments) {
    String kind = arguments.length == 0 ? "nothing" : arguments[0];
    if (!List.of("graph", "micro").contains(kind)) {
      throw new IllegalArgumentException("graph or micro, not " + kind);
    }
    String scale = "S";
    boolean quick = false;
    Optional<Path> json = Optional.empty();
    Optional<Path> markdown = Optional.empty();
    Optional<List<String>> peers = Optional.empty();
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--scale" -> scale = scale(value(arguments, ++i));
        case "--json" -> json = Optional.of(Path.of(value(arguments, ++i)));
        case "--markdown" -> markdown = Optional.of(Path.of(value(arguments, ++i)));
        case "--peers" -> {
          String names = value(arguments, ++i);
          peers = Optional.of(names.equals("none") ? List.of() : List.of(names.split(",")));
        }
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    if (kind.equals("micro") && peers.isPresent()) {
      throw new IllegalArgumentException("--peers has no meaning for micro");
    }
    String chosen = scale;
    return new Options(
        kind, scale, quick, json, markdown, peers.orElseGet(() -> Contenders.usual(chosen)));
  }

  /// @throws IllegalArgumentException when a peer is not known
  Run run() {
    Workload workload = new Workload(scale, 1, SEED);
    return kind.equals("micro")
        ? new MicroRun(workload, quick ? 2 : 5)
        : new GraphRun(workload, quick ? QUICK : WHOLE, Contenders.named(peers, scale));
  }

  /// What would ask for the same run again.
  String command() {
    return "./mcg bench %s --scale %s%s%s"
        .formatted(
            kind,
            scale,
            quick ? " --quick" : "",
            kind.equals("micro") || peers.equals(Contenders.usual(scale))
                ? ""
                : " --peers " + (peers.isEmpty() ? "none" : String.join(",", peers)));
  }

  private static String scale(String name) {
    if (!List.of("S", "M", "L").contains(name)) {
      throw new IllegalArgumentException("scale " + name + ": expected one of S, M, L");
    }
    return name;
  }

  private static String value(String[] arguments, int at) {
    if (at == arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }
}
