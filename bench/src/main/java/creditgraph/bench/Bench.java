package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `./mcg bench`: reads the options, runs, prints. `docs/benchmarks.md` tells what the rows mean.
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    Run run;
    try {
      options = Options.of(arguments);
      run = options.run();
    } catch (IllegalArgumentException e) {
      System.err.println("mcg bench: " + e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    Path root = Files.createTempDirectory("mcg-bench-");
    int status = 0;
    try {
      measure(options, run, root);
    } catch (IllegalStateException | IOException e) {
      System.err.println("mcg bench: " + e.getMessage());
      status = 1;
    } finally {
      delete(root);
    }
    System.exit(status);
  }

  private static void measure(Options options, Run run, Path root)
      throws IOException, InterruptedException {
    Console console =
        new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err);
    long begin = System.nanoTime();
    Run.Results results = run.of(new WorkDirectory(root), console);
    Report report =
        new Report(
            options.command(),
            Machine.described(),
            results.workload(),
            results.rows(),
            results.skipped(),
            Duration.ofNanos(System.nanoTime() - begin));
    console.ends(report);
    write(options.json(), report.json());
    write(options.markdown(), report.markdown());
  }

  private static void write(Optional<Path> file, String text) throws IOException {
    if (file.isPresent()) {
      Files.writeString(file.get(), text);
    }
  }

  /// Removes a folder and all it holds.
  static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
