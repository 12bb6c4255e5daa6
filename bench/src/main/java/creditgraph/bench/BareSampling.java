package creditgraph.bench;

import creditgraph.graph.measure.PathSampler;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What a worker computes, without the cluster around it: tasks of a sample one after the other for
/// some seconds. Two such processes at once show what the machine itself gives for a second one.
final class BareSampling {

  /// The process; its facts have its number behind it.
  static final String NAME = "bare-sampling";

  private static final int PAIRS = 250;

  private BareSampling() {}

  /// @param number of the process among those that run at once, for its tasks and its facts
  /// @param seconds to warm up, and then to count
  static void run(WorkDirectory work, Path snapshot, int number, int seconds) throws IOException {
    try (Snapshot open = Snapshot.open(snapshot)) {
      open.load();
      SearchScratch scratch = SearchScratch.create();
      long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      int task = number;
      for (; System.nanoTime() < warm; task += 2) {
        sample(open, task, scratch);
      }
      long begin = System.nanoTime();
      long end = begin + TimeUnit.SECONDS.toNanos(seconds);
      long pairs = 0;
      for (; System.nanoTime() < end; task += 2) {
        sample(open, task, scratch);
        pairs += PAIRS;
      }
      work.writeFacts(
          facts(number), Map.of("pairs.count", pairs, "took.nanos", System.nanoTime() - begin));
    }
  }

  static String facts(int number) {
    return NAME + "-" + number;
  }

  private static void sample(Snapshot open, int task, SearchScratch scratch) {
    PathSampler.sample(open.graph(), 1, task, PAIRS, SearchBudget.standard(), scratch);
  }
}
