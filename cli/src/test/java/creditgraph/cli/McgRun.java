package creditgraph.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs `mcg` with its exit codes, in this process, one command after another, and keeps what the
/// last one said.
public final class McgRun {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// @return the exit code
  public int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Mcg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
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
