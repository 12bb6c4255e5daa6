package creditgraph.node.gateway;

import creditgraph.http.sweep.Sweeps;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping;
import creditgraph.protocol.sweep.Sweeping.ChangeSweep;
import creditgraph.protocol.sweep.Sweeping.DescribePoints;
import creditgraph.protocol.sweep.Sweeping.DescribeSweep;
import creditgraph.protocol.sweep.Sweeping.ListSweeps;
import creditgraph.protocol.sweep.Sweeping.PointsReply;
import creditgraph.protocol.sweep.Sweeping.SubmitSweep;
import creditgraph.protocol.sweep.Sweeping.SweepList;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/// The gateway's sweeps, kept by the cluster's singleton for them.
public final class ClusterSweeps implements Sweeps {

  private final ActorSystem<?> system;
  private final ActorRef<Sweeping.Command> sweeps;
  private final Duration timeout;

  public ClusterSweeps(ActorSystem<?> system, ActorRef<Sweeping.Command> sweeps, Duration timeout) {
    this.system = system;
    this.sweeps = sweeps;
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<SweepReply> submit(
      SweepSpec spec, JobTerms terms, List<SnapshotRef> expected) {
    return ask(replyTo -> new SubmitSweep(spec, terms, expected, replyTo));
  }

  @Override
  public CompletionStage<SweepList> list() {
    return ask(ListSweeps::new);
  }

  @Override
  public CompletionStage<SweepReply> describe(String sweepId) {
    return ask(replyTo -> new DescribeSweep(sweepId, replyTo));
  }

  @Override
  public CompletionStage<SweepReply> change(String sweepId, Change change) {
    return ask(replyTo -> new ChangeSweep(sweepId, change, replyTo));
  }

  @Override
  public CompletionStage<PointsReply> points(String sweepId, int first) {
    return ask(replyTo -> new DescribePoints(sweepId, first, replyTo));
  }

  private <R> CompletionStage<R> ask(Function<ActorRef<R>, Sweeping.Command> question) {
    return AskPattern.ask(sweeps, question, timeout, system.scheduler());
  }
}
