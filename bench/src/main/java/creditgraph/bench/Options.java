package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.testkit.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was asked for on the command line.
///
/// @param kind graph, micro, ingest, build, queue, worker or gateway
/// @param releases sizes of the months to ingest or to build from, ascending
record Options(
    String kind,
    String scale,
    boolean quick,
    Optional<Path> json,
    Optional<Path> markdown,
    List<String> peers,
    List<Long> releases) {

  static final String USAGE =
      """
      usage: ./mcg bench graph [--scale S|M|L] [--quick] [--peers NAME,NAME|none]
                               [--json FILE] [--markdown FILE]
             ./mcg bench micro [--scale S|M|L] [--quick] [--json FILE] [--markdown FILE]
             ./mcg bench ingest [--releases N,N] [--quick] [--json FILE] [--markdown FILE]
             ./mcg bench build [--releases N,N] [--quick] [--json FILE] [--markdown FILE]
             ./mcg bench queue [--quick] [--json FILE] [--markdown FILE]
             ./mcg bench worker [--scale S|M|L] [--quick] [--json FILE] [--markdown FILE]
             ./mcg bench gateway [--scale S|M] [--quick] [--json FILE] [--markdown FILE]

        graph       routes, size, memory and build, held against other systems
        micro       small parts of a search, under JMH
        ingest      the whole ingest of generated months, held against gzip -dc
        build       snapshots of the shipped rulesets, held against DuckDB reading the catalog
        queue       trivial tasks through a cluster, held against RQ; two workers against one
        worker      start and memory of a worker, at scale M unless another is given
        gateway     routes and names over HTTP, and overload, at scale M unless S is given

        --scale     S: 1 million releases (usual), M: 4 million, L: 18 million
        --releases  of each month; usually 100000,1000000 to ingest, 1000000 to build
        --quick     fewer pairs and rounds: to see that it runs, not to quote
        --peers     of webgraph, jgrapht, neo4j, networkx, igraph; usually those fit for the scale
        --json      also writes the rows to FILE
        --markdown  also writes them as a table for a document
      """;

  private static final List<String> KINDS =
      List.of("graph", "micro", "ingest", "build", "queue", "worker", "gateway");
  private static final List<Long> INGESTED = List.of(100_000L, 1_000_000L);
  private static final List<Long> BUILT = List.of(1_000_000L);
  private static final long SEED = 1;
  private static final PeerRun QUICK = new PeerRun(100, 1, 1);
  private static final PeerRun WHOLE = new PeerRun(1_000, 2, 3);

  Options {
    peers = List.copyOf(peers);
    releases = List.copyOf(releases);
  }

  /// @throws IllegalArgumentException that says what was not understood
  static Options of(String... arguments) {
    String kind = arguments.length == 0 ? "nothing" : arguments[0];
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "graph, micro, ingest, build, queue, worker or gateway, not " + kind);
    }
    String scale = usualScale(kind);
    boolean quick = false;
    Optional<Path> json = Optional.empty();
    Optional<Path> markdown = Optional.empty();
    Optional<List<String>> peers = Optional.empty();
    Optional<List<Long>> releases = Optional.empty();
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
        case "--releases" -> releases = Optional.of(releases(value(arguments, ++i)));
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    refuseWithoutMeaning(kind, arguments);
    if (kind.equals("gateway") && scale.equals("L")) {
      throw new IllegalArgumentException("scale L: expected one of S, M for gateway");
    }
    String chosen = scale;
    return new Options(
        kind,
        scale,
        quick,
        json,
        markdown,
        peers.orElseGet(() -> Contenders.usual(chosen)),
        releases.orElseGet(() -> usualReleases(kind)));
  }

  private static String usualScale(String kind) {
    return kind.equals("worker") || kind.equals("gateway") ? "M" : "S";
  }

  private static List<Long> usualReleases(String kind) {
    return kind.equals("build") ? BUILT : INGESTED;
  }

  private static void refuseWithoutMeaning(String kind, String... arguments) {
    List<String> meaningless =
        switch (kind) {
          case "ingest", "build" -> List.of("--scale", "--peers");
          case "micro", "worker", "gateway" -> List.of("--peers", "--releases");
          case "queue" -> List.of("--scale", "--peers", "--releases");
          default -> List.of("--releases");
        };
    for (String argument : arguments) {
      if (meaningless.contains(argument)) {
        throw new IllegalArgumentException(argument + " has no meaning for " + kind);
      }
    }
  }

  /// @throws IllegalArgumentException when a peer is not known
  Run run() {
    Workload workload = new Workload(scale, 1, SEED);
    return switch (kind) {
      case "ingest" -> new IngestRun(releases, quick ? 1 : 3, Places.ofThisBuild());
      case "build" -> BuildRun.of(releases, quick, Places.ofThisBuild());
      case "queue" -> QueueRun.of(quick, Places.ofThisBuild());
      case "worker" -> WorkerRun.of(workload, quick, Places.ofThisBuild());
      case "gateway" -> GatewayRun.of(workload, quick, Places.ofThisBuild());
      case "micro" -> new MicroRun(workload, quick ? 2 : 5);
      default -> new GraphRun(workload, quick ? QUICK : WHOLE, Contenders.named(peers, scale));
    };
  }

  /// What would ask for the same run again.
  String command() {
    return "./mcg bench %s%s%s"
        .formatted(
            kind,
            switch (kind) {
              case "ingest", "build" ->
                  releases.equals(usualReleases(kind)) ? "" : " --releases " + joined(releases);
              case "queue" -> "";
              case "micro", "worker", "gateway" -> " --scale " + scale;
              default -> " --scale " + scale + namedPeers();
            },
            quick ? " --quick" : "");
  }

  private String namedPeers() {
    return peers.equals(Contenders.usual(scale))
        ? ""
        : " --peers " + (peers.isEmpty() ? "none" : String.join(",", peers));
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Long> releases(String text) {
    try {
      List<Long> sizes = Stream.of(text.split(",")).map(Long::valueOf).sorted().toList();
      if (sizes.getFirst() < World.MIN_RELEASES || sizes.getLast() > World.MAX_RELEASES) {
        throw new NumberFormatException();
      }
      return sizes;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--releases %s: expected numbers from %d to %d, with commas between them"
              .formatted(text, World.MIN_RELEASES, World.MAX_RELEASES),
          e);
    }
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
