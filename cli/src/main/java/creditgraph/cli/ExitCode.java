package creditgraph.cli;

/// What a command's exit status tells a script.
public final class ExitCode {

  public static final int OK = 0;
  public static final int FAILURE = 1;
  public static final int USAGE = 2;
  public static final int NOT_FOUND = 3;
  public static final int DATA_REFUSED = 4;

  /// Stopped half-way; the same command goes on from there.
  public static final int INTERRUPTED = 5;

  public static final int UNAVAILABLE = 6;

  private ExitCode() {}
}
