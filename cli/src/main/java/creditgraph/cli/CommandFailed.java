package creditgraph.cli;

/// Ends a command with one sentence for the person at the terminal and an exit code for a script.
public final class CommandFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CommandFailed(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  public CommandFailed(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
