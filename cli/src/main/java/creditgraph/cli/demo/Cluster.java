package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The demo's node processes: starts them, starts a worker again that died, ends them all.
///
/// ```
/// started ── worker exits ──▶ started again (at most [#MAX_RESTARTS] times in all)
///    │ control exits: [#awaitControl] returns       │
///    └────────────── stop ──────────────────────────┴──▶ stopped, nothing is left running
/// ```
final class Cluster {

  static final int MAX_RESTARTS = 10;

  /// Leaving in order takes two to four seconds. A node that needs longer, because the cluster is
  /// just sorting out a loss, is ended by force: everything accepted is in the journal by then.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private final DataRoot root;
  private final Path home;
  private final Narration narration;
  private final RunFile.Node[] published;
  private final String gateway;
  private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
  private final List<NodePlan> plans;
  private final CountDownLatch controlEnded = new CountDownLatch(1);
  private int restarts;
  private boolean stopping;

  private Cluster(
      DataRoot root, Path home, Narration narration, String gateway, List<NodePlan> plans) {
    this.root = root;
    this.home = home;
    this.narration = narration;
    this.gateway = gateway;
    this.plans = List.copyOf(plans);
    this.published = new RunFile.Node[plans.size()];
  }

  static Cluster start(
      DataRoot root, Path home, Narration narration, String gateway, List<NodePlan> plans)
      throws IOException {
    var cluster = new Cluster(root, home, narration, gateway, plans);
    for (var plan : plans) {
      cluster.launch(plan);
    }
    return cluster;
  }

  private synchronized void launch(NodePlan plan) throws IOException {
    if (stopping) {
      return;
    }
    var node = NodeProcess.start(plan, home, root.logs());
    nodes.put(plan.name(), node);
    published[plans.indexOf(plan)] = new RunFile.Node(plan.name(), node.pid(), plan.management());
    new RunFile(gateway, ProcessHandle.current().pid(), publishedNodes()).write(root);
    var _ = node.onExit().thenAccept(status -> ended(node, status));
  }

  private List<RunFile.Node> publishedNodes() {
    var known = new ArrayList<RunFile.Node>();
    for (var node : published) {
      if (node != null) {
        known.add(node);
      }
    }
    return known;
  }

  private synchronized void ended(NodeProcess node, int status) {
    if (stopping) {
      return;
    }
    var name = node.plan().name();
    if (name.equals("control") || ++restarts > MAX_RESTARTS) {
      narration.say("cluster", name + " ended with status " + status + "; see its log");
      controlEnded.countDown();
      return;
    }
    narration.say("cluster", name + " ended with status " + status + "; starting it again");
    try {
      launch(node.plan());
    } catch (IOException e) {
      narration.say("cluster", name + " did not start again: " + e.getMessage());
    }
  }

  /// Fails with the end of the control node's log when the node is no more.
  synchronized void requireControl() {
    var control = nodes.get("control");
    if (control != null && control.isAlive()) {
      return;
    }
    try {
      throw new CommandFailed(
          ExitCode.FAILURE,
          "the control node ended while starting; the end of its log:\n"
              + (control == null ? "" : control.lastLines(15)));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FAILURE, "the control node ended and its log cannot be read", e);
    }
  }

  /// Returns when the control node has ended by itself.
  void awaitControl() throws InterruptedException {
    controlEnded.await();
  }

  /// Ends every node, all at once: first asked to leave, then by force.
  void stop() {
    List<NodeProcess> running;
    synchronized (this) {
      stopping = true;
      running = List.copyOf(nodes.values());
    }
    running.forEach(NodeProcess::terminate);
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    running.forEach(node -> node.awaitEnd(deadline));
  }
}
