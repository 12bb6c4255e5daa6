package creditgraph.ingest.progress;

import java.io.PrintWriter;

/// The last line of a terminal, painted over and over; what is said for good scrolls above it.
///
/// A line that is too long for the terminal is clipped by the terminal itself, which knows its
/// width.
final class TerminalBar {

  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String CLIP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final PrintWriter terminal;
  private boolean painted;

  TerminalBar(PrintWriter terminal) {
    this.terminal = terminal;
  }

  void paint(ProgressLine line) {
    terminal.print(ERASE_LINE + CLIP + line.withBar() + WRAP);
    terminal.flush();
    painted = true;
  }

  /// Leaves the cursor at the beginning of an empty line.
  void erase() {
    if (painted) {
      terminal.print(ERASE_LINE);
      terminal.flush();
      painted = false;
    }
  }
}
