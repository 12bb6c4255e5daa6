package creditgraph.cli.pipeline;

/// The commit of the running program, which `./mcg` tells it.
final class BuildCommit {

  private BuildCommit() {}

  /// `unknown` outside a checkout.
  static String known() {
    return System.getProperty("creditgraph.commit", "unknown");
  }
}
