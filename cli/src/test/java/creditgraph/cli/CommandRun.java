package creditgraph.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// Runs one command after another as `mcg` does, and keeps what the last one said.
public final class CommandRun {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// @return the exit code
  public int run(Object command, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((failure, parsed, _) -> {
          parsed.getErr().println(failure.getMessage());
          return ((CommandFailed) failure).exitCode();
        })
        .execute(arguments);
  }

  /// What the command printed.
  public String out() {
    return out.toString();
  }

  /// What it told the person at the terminal.
  public String err() {
    return err.toString();
  }
}
