package creditgraph.e2e.fault;

import creditgraph.e2e.Http;
import creditgraph.e2e.fault.Endurance.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;

/// What can happen to processes. Each waits until the cluster has taken notice, where that is the
/// point of it, and leaves nothing broken behind.
final class Faults {

  private static final String PUT_OUT = "end=DOWNED";

  /// What a node says that was put out and whose end hangs: it ends with its process, and is
  /// started again by whoever supervises it.
  private static final String CUT_OFF = "node cut off";

  /// A few seconds.
  private static final int FEW_PAIRS = 20_000;

  private Faults() {}

  /// Gone without a word, and started again at once, as a supervisor would.
  static Fault nodeKilled(int number) {
    return cluster -> {
      cluster.node(number).kill();
      cluster.node(number).startAgain();
    };
  }

  static Fault nodeLeft(int number) {
    return cluster -> {
      cluster.node(number).leave();
      cluster.node(number).startAgain();
    };
  }

  static Fault databaseKilled() {
    return cluster -> {
      cluster.postgres().kill();
      Await.until(
          "the database to be missed", FaultCluster.PATIENCE, () -> isMissed(cluster.gateway()));
      cluster.postgres().startAgain();
    };
  }

  /// Also by a control node that is just being started: it has no gateway before it has a database.
  private static boolean isMissed(Http gateway) throws IOException, InterruptedException {
    try {
      return gateway.get("/health").status() == 503;
    } catch (ConnectException starting) {
      return true;
    }
  }

  /// A worker that does nothing until the others have put it out.
  static Fault workerStopped(int number) {
    return cluster -> {
      int members = cluster.nodes().size();
      cluster.node(number).signal(Signal.STOP);
      cluster.awaitMembers(members - 1);
      cluster.node(number).signal(Signal.CONT);
    };
  }

  /// A control node that does nothing until its workers have put themselves out.
  static Fault controlStopped() {
    return cluster -> {
      long before = timesPutOut(cluster);
      cluster.control().signal(Signal.STOP);
      awaitWorkersPutOut(cluster, before);
      cluster.control().signal(Signal.CONT);
    };
  }

  /// A pause that nobody may act upon, or that somebody may: it depends on its length.
  static Fault nodePaused(int number, Duration length) {
    return cluster -> {
      cluster.node(number).signal(Signal.STOP);
      Thread.sleep(length);
      cluster.node(number).signal(Signal.CONT);
    };
  }

  static Fault powerLost() {
    return cluster -> {
      for (FaultNode node : cluster.nodes()) {
        node.kill();
      }
      cluster.postgres().kill();
      cluster.postgres().startAgain();
      for (FaultNode node : cluster.nodes()) {
        node.startAgain();
      }
    };
  }

  /// A worker that reaches nobody until the others have put it out.
  static Fault workerCutOff(Network network, int number) {
    return cluster -> {
      int members = cluster.nodes().size();
      network.cut(number);
      cluster.awaitMembers(members - 1);
      network.mend(number);
    };
  }

  /// A control node that reaches no other until its workers have put themselves out.
  static Fault controlCutOff(Network network) {
    return cluster -> {
      long before = timesPutOut(cluster);
      network.cut(0);
      awaitWorkersPutOut(cluster, before);
      network.mend(0);
    };
  }

  /// Two coordinators over one journal, each with lanes of its own, until the rival leaves.
  static Fault rivalStarted() {
    return cluster -> requireKept(cluster, cluster.startRival(), "accepted-by-the-rival");
  }

  /// A control node that wakes up when another goes on with its journal, and does not know it.
  static Fault controlReplacedWhileStopped() {
    return cluster -> {
      cluster.control().signal(Signal.STOP);
      FaultNode rival = cluster.startRival();
      String id = cluster.submitAtLast(rival, FEW_PAIRS, "while-it-stood-still");
      cluster.control().signal(Signal.CONT);
      requireKept(cluster, rival, "both-awake");
      cluster.result(id);
    };
  }

  /// What the rival has accepted is finished after its end: the next write of the control node
  /// tells it that another has written.
  private static void requireKept(FaultCluster cluster, FaultNode rival, String label)
      throws Exception {
    String id = cluster.submitAtLast(rival, FEW_PAIRS, label);
    rival.leave();
    cluster.submitAtLast(cluster.control(), FEW_PAIRS, label + "-and-left");
    cluster.result(id);
  }

  private static void awaitWorkersPutOut(FaultCluster cluster, long before)
      throws InterruptedException {
    int workers = cluster.nodes().size() - 1;
    Await.until(
        "workers to put themselves out",
        FaultCluster.PATIENCE,
        () -> timesPutOut(cluster) >= before + workers);
  }

  private static long timesPutOut(FaultCluster cluster) throws IOException {
    long times = 0;
    List<FaultNode> nodes = cluster.nodes();
    for (FaultNode node : nodes.subList(1, nodes.size())) {
      times += node.times(PUT_OUT) + node.times(CUT_OFF);
    }
    return times;
  }
}
