package creditgraph.cli.pipeline;

/// The commit of the running program, which `./mcg` tells it.
public final class BuildCommit {

  private BuildCommit() {}

  /// `unknown` outside a checkout.
  public static String known() {
    return System.getProperty("creditgraph.commit", "unknown");
  }
}
