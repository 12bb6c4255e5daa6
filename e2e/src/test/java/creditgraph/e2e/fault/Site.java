package creditgraph.e2e.fault;

import java.util.List;
import java.util.stream.Stream;

/// Where a node runs, and what it is told for being there.
///
/// @param host the address that other nodes call
/// @param port the port that other nodes call; 0 for any that is free
/// @param enter words before a command that runs there, such as those that enter a network
///   namespace
/// @param settings keys and their values: `creditgraph.node.snapshot.source=server`
public record Site(String host, int port, List<String> enter, List<String> settings) {

  public static final Site LOOPBACK = new Site("127.0.0.1", 0, List.of(), List.of());

  /// The control node with its own graph, and workers of the same kind, all on loopback.
  static List<Site> loopback(int nodes) {
    return Stream.generate(() -> LOOPBACK).limit(nodes).toList();
  }

  Site entered(List<String> words) {
    return new Site(host, port, words, settings);
  }

  Site with(String... more) {
    return new Site(host, port, enter, Stream.concat(settings.stream(), Stream.of(more)).toList());
  }

  /// Whether a node here brings its graph itself.
  boolean fetches() {
    return settings.contains("creditgraph.node.snapshot.source=server");
  }
}
