package creditgraph.node.coordinator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How many tasks a job, or a lane, gets done in a second, over the last [#SECONDS]. Not journaled:
/// a coordinator that has moved begins anew. Holds one entry for each that gets something done.
final class TaskRates {

  static final int SECONDS = 10;

  /// Tasks of each of the last seconds, at the second modulo [#SECONDS].
  private static final class Window {
    private final long[] tasks = new long[SECONDS];
    private long second;

    void moveTo(long now) {
      for (long passed = Math.max(second + 1, now - SECONDS + 1); passed <= now; passed++) {
        tasks[Math.floorMod(passed, SECONDS)] = 0;
      }
      second = Math.max(second, now);
    }
  }

  private final Map<String, Window> windows = new HashMap<>();

  void accepted(String jobId, int tasks, Instant now) {
    Window window = windows.computeIfAbsent(jobId, _ -> new Window());
    window.moveTo(now.getEpochSecond());
    window.tasks[Math.floorMod(window.second, SECONDS)] += tasks;
  }

  double perSecond(String jobId, Instant now) {
    Window window = windows.get(jobId);
    if (window == null) {
      return 0;
    }
    window.moveTo(now.getEpochSecond());
    long tasks = 0;
    for (long each : window.tasks) {
      tasks += each;
    }
    return (double) tasks / SECONDS;
  }

  void forget(String jobId) {
    windows.remove(jobId);
  }

  /// Forgets all others.
  void retain(Set<String> ids) {
    windows.keySet().retainAll(ids);
  }
}
