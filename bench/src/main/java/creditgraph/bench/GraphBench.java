package creditgraph.bench;

import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `./mcg bench graph`: reads the options, runs, prints. `docs/benchmarks.md` tells what the rows
/// mean.
public final class GraphBench {

  private static final long SEED = 1;
  private static final PeerRun QUICK = new PeerRun(100, 1, 1);
  private static final PeerRun WHOLE = new PeerRun(1_000, 2, 3);

  private GraphBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options;
    List<Contender> contenders;
    try {
      options = Options.of(arguments);
      contenders = Contenders.named(options.peers(), options.scale());
    } catch (IllegalArgumentException e) {
      System.err.println("mcg bench: " + e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    GraphRun run =
        new GraphRun(options.scale(), 1, SEED, options.quick() ? QUICK : WHOLE, System.err);
    Path root = Files.createTempDirectory("mcg-bench-");
    int status = 0;
    try {
      Report report = run.of(new WorkDirectory(root), contenders);
      new PrintStream(System.out, true, StandardCharsets.UTF_8).print(report.text());
      if (options.json().isPresent()) {
        Files.writeString(options.json().get(), report.json());
      }
    } catch (IllegalStateException | IOException e) {
      System.err.println("mcg bench: " + e.getMessage());
      status = 1;
    } finally {
      delete(root);
    }
    System.exit(status);
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
