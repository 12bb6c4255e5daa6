package creditgraph.node.sweep;

import creditgraph.protocol.job.JobControl.Change;

/// What is known of a point's sample beside the journal: nothing that could not be asked again.
final class PointWatch {

  final String sweepId;
  final int point;

  /// What the sample is to do, as the sweep stands.
  private Change wish;

  private boolean wishIsKnown;
  private boolean begun;
  private int tasksDone;
  private int tasksTotal;

  PointWatch(String sweepId, int point, Change wish) {
    this.sweepId = sweepId;
    this.point = point;
    this.wish = wish;
  }

  /// What is cancelled must begin anew, should its sweep go on.
  void wish(Change now) {
    wishIsKnown &= wish == now;
    wish = now;
    begun &= now != Change.CANCEL;
  }

  Change wish() {
    return wish;
  }

  /// True until the coordinator has answered that the sample is so, or that there is none.
  boolean mustTell() {
    return !wishIsKnown;
  }

  /// @param told what was asked for; by now something else may be wished
  void heard(Change told) {
    wishIsKnown |= told == wish;
  }

  void progress(int done, int total) {
    begun = wish != Change.CANCEL;
    tasksDone = done;
    tasksTotal = total;
  }

  /// The coordinator knows no such sample, or one that failed before.
  void unknown() {
    begun = false;
  }

  boolean hasBegun() {
    return begun;
  }

  int tasksDone() {
    return tasksDone;
  }

  int tasksTotal() {
    return tasksTotal;
  }
}
