package creditgraph.node.work;

import creditgraph.protocol.work.TaskBoard;
import java.time.Duration;

/// How many tasks a lane asks for: as many as it does in half a second, going by the last batch.
///
/// Half a second is long beside a question and its answer, so that a conversation costs little, and
/// short beside what is lost with a node. A long task goes alone. Grows by at most [#MOST_GROWTH]
/// from batch to batch, because one short batch says little.
final class Pace {

  static final Duration ENOUGH = Duration.ofMillis(500);
  static final int MOST_GROWTH = 8;

  private int next = 1;

  int next() {
    return next;
  }

  void ran(int tasks, Duration took) {
    double fitting = tasks * (double) ENOUGH.toNanos() / Math.max(1, took.toNanos());
    long most = Math.min(TaskBoard.MAX_BATCH, (long) next * MOST_GROWTH);
    next = (int) Math.clamp((long) fitting, 1, most);
  }
}
