package creditgraph.node.coordinator;

import creditgraph.protocol.work.TaskReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reports of lanes on their way into the database, one batch at a time.
///
/// ```
/// waiting ── next ──▶ being written ── settle ──▶ gone
/// ```
///
/// What comes while a batch is written waits and goes with the next, so the busier it is, the
/// larger the batches. Nothing here outlives the coordinator: a lane repeats its report until it is
/// acknowledged. Holds one report a lane, at most [#MAX_LANES].
final class OutcomeQueue {

  static final int MAX_LANES = TaskLedger.MAX_LANES;

  /// Tasks after which a batch takes no further report: some hundred kilobytes for the database.
  static final int ENOUGH_TASKS = 4096;

  /// @param acknowledge tells the lane; called at most once
  record Report(String lane, List<TaskReport> tasks, Runnable acknowledge) {}

  private final Map<String, Report> waiting = new LinkedHashMap<>();
  private List<Report> writing = List.of();
  private long batch;

  /// A lane's later report replaces one that still waits. Over [#MAX_LANES] it is not taken, and
  /// the lane repeats it.
  void add(Report report) {
    if (waiting.containsKey(report.lane()) || waiting.size() < MAX_LANES) {
      waiting.put(report.lane(), report);
    }
  }

  /// True when there is something to write and nothing is being written.
  boolean isDue() {
    return writing.isEmpty() && !waiting.isEmpty();
  }

  /// Moves the oldest reports, at least one, to being written.
  List<Report> next() {
    batch++;
    writing = new ArrayList<>();
    int tasks = 0;
    for (Iterator<Report> oldest = waiting.values().iterator();
        oldest.hasNext() && tasks < ENOUGH_TASKS; ) {
      Report report = oldest.next();
      oldest.remove();
      tasks += report.tasks().size();
      writing.add(report);
    }
    return writing;
  }

  /// The number of the batch that [#next] returned last.
  long batch() {
    return batch;
  }

  /// The reports of a batch that is still being written; none when it was given up meanwhile.
  List<Report> written(long number) {
    return number == batch ? writing : List.of();
  }

  /// The batch is done with, one way or the other.
  void settle() {
    writing = List.of();
  }

  /// Forgets everything, as if no lane had ever reported. A batch that is still being written will
  /// not be recognized.
  void reset() {
    waiting.clear();
    writing = List.of();
    batch++;
  }
}
