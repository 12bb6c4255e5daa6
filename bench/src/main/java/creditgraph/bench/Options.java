package creditgraph.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was asked for on the command line.
record Options(String scale, boolean quick, Optional<Path> json, List<String> peers) {

  static final String USAGE =
      """
      usage: ./mcg bench graph [--scale S|M|L] [--quick] [--json FILE] [--peers NAME,NAME|none]

        --scale  S: 1 million releases (usual), M: 4 million, L: 18 million
        --quick  fewer pairs, one round: to see that it runs, not to quote
        --json   also writes the rows to FILE
        --peers  of webgraph, jgrapht, neo4j, networkx, igraph; usually those fit for the scale
      """;

  Options {
    peers = List.copyOf(peers);
  }

  /// @throws IllegalArgumentException that says what was not understood
  static Options of(String... arguments) {
    String scale = "S";
    boolean quick = false;
    Optional<Path> json = Optional.empty();
    Optional<List<String>> peers = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--scale" -> scale = scale(value(arguments, ++i));
        case "--json" -> json = Optional.of(Path.of(value(arguments, ++i)));
        case "--peers" -> {
          String names = value(arguments, ++i);
          peers = Optional.of(names.equals("none") ? List.of() : List.of(names.split(",")));
        }
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    String chosen = scale;
    return new Options(scale, quick, json, peers.orElseGet(() -> Contenders.usual(chosen)));
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
