package creditgraph.node.coordinator;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.Optional;

/// Nodes' copies of a snapshot: a task a node, which only that node can do.
record VerifyWork(SnapshotRef snapshot, VerifySpec spec) implements JobWork {

  @Override
  public JobKind kind() {
    return JobKind.VERIFY;
  }

  @Override
  public int taskCount() {
    return spec.nodes().size();
  }

  @Override
  public Task task(String name, int taskIndex) {
    return new Task.VerifyCopy(name, snapshot, node(taskIndex).name());
  }

  /// A copy may be damaged, or its node gone, a moment later.
  @Override
  public boolean isFunction() {
    return false;
  }

  /// Whoever asks for the tasks of one node knows them.
  @Override
  public int generation() {
    return 0;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public String onlyFor(int taskIndex) {
    return node(taskIndex).address();
  }

  /// What stands for the report of a node that is no longer there to make one.
  TaskOutcome gone(int taskIndex) {
    return new TaskOutcome.Verified(
        new CopyReport(node(taskIndex).name(), CopyReport.State.GONE, List.of(), false));
  }

  @Override
  public boolean isResult(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Verified;
  }

  @Override
  public Optional<String> mistake(int taskIndex, TaskOutcome result) {
    String reporter = ((TaskOutcome.Verified) result).report().node();
    String expected = node(taskIndex).name();
    return reporter.equals(expected)
        ? Optional.empty()
        : Optional.of("is a report of node %s, expected %s".formatted(reporter, expected));
  }

  private CheckedNode node(int taskIndex) {
    return spec.nodes().get(taskIndex);
  }
}
