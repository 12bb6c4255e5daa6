package creditgraph.e2e.fault;

import java.util.List;

/// Where a node runs.
///
/// @param host the address that other nodes call
/// @param enter words before a command that runs there, such as those that enter a network
///   namespace
record Site(String host, List<String> enter) {

  static final Site LOOPBACK = new Site("127.0.0.1", List.of());
}
