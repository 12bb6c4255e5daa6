package creditgraph.cli.demo;

import java.io.PrintWriter;

/// Tells the person at the terminal what the demo does: one line a step, with the seconds since the
/// start.
final class Narration {

  private final PrintWriter out;
  private final long start = System.nanoTime();

  Narration(PrintWriter out) {
    this.out = out;
  }

  /// @param part one word: database, dump, ingest, snapshot, cluster, …
  synchronized void say(String part, String sentence) {
    out.printf("%7.1f s  %-9s %s%n", seconds(), part, sentence);
    out.flush();
  }

  synchronized void print(String text) {
    out.print(text);
    out.flush();
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
