package creditgraph.node.gateway;

import creditgraph.http.verify.Verifications;
import creditgraph.node.NodeRole;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.DescribeNodes;
import creditgraph.protocol.snapshot.SnapshotRollout.NodeStates;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.pattern.Patterns;

/// The gateway's verifications: which nodes have a copy is asked of the roll-out, the checks are
/// jobs of the coordinator, their results come from the database.
///
/// What is open here is reported up to an interval later, so just after a start the roll-out knows
/// of no copy although there is one. It is then asked again, [#TRIES] times in two intervals.
public final class CoordinatorVerifications implements Verifications {

  private static final int TRIES = 9;

  private final CurrentSnapshots current;
  private final CoordinatorJobs jobs;
  private final ActorRef<SnapshotRollout.Command> rollout;
  private final Duration rest;
  private final Cluster cluster;
  private final ActorSystem<?> system;
  private final StoredOutcomes outcomes;

  /// @param reportInterval how often nodes report
  public CoordinatorVerifications(
      CurrentSnapshots current,
      CoordinatorJobs jobs,
      ActorRef<SnapshotRollout.Command> rollout,
      Duration reportInterval,
      ActorSystem<?> system,
      DataSource results,
      Executor blocking) {
    this.current = current;
    this.jobs = jobs;
    this.rollout = rollout;
    this.rest = reportInterval.multipliedBy(2).dividedBy(TRIES - 1);
    this.system = system;
    this.cluster = Cluster.get(system);
    this.outcomes = new StoredOutcomes(results, blocking);
  }

  @Override
  public CompletionStage<JobReply> submit(RulesetId ruleset, String run, JobTerms terms) {
    if (current.current(ruleset).isEmpty()) {
      return CompletableFuture.completedStage(new NoSuchRuleset(ruleset, current.rulesets()));
    }
    return Patterns.retry(
            () -> nodesWithCopy(ruleset),
            (nodes, failure) -> failure == null && nodes.isEmpty(),
            TRIES - 1,
            rest,
            system.classicSystem())
        .thenCompose(nodes ->
            nodes.isEmpty()
                ? CompletableFuture.failedStage(
                    new TimeoutException("no node has reported a copy of '" + ruleset + "'"))
                : jobs.submit(new VerifySpec(ruleset, nodes, run), terms));
  }

  private CompletionStage<List<CheckedNode>> nodesWithCopy(RulesetId ruleset) {
    CompletionStage<NodeStates> states =
        AskPattern.ask(rollout, DescribeNodes::new, ClusterHealth.PATIENCE, system.scheduler());
    return states.thenApply(all -> withCopy(all, ruleset));
  }

  private List<CheckedNode> withCopy(NodeStates states, RulesetId ruleset) {
    Set<String> names =
        states.nodes().stream()
            .filter(
                node -> node.open().stream().anyMatch(one -> one.ref().ruleset().equals(ruleset)))
            .map(NodeSnapshotState::name)
            .collect(Collectors.toSet());
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .map(member ->
            new CheckedNode(NodeRole.nameIn(member.getRoles(), ""), member.address().toString()))
        .filter(node -> names.contains(node.name()))
        .sorted(Comparator.comparing(CheckedNode::name).thenComparing(CheckedNode::address))
        .limit(VerifySpec.MAX_NODES)
        .toList();
  }

  @Override
  public CompletionStage<JobReply> describe(String jobId) {
    return jobs.describe(jobId);
  }

  @Override
  public CompletionStage<List<CopyReport>> reports(String jobId) {
    return outcomes
        .of(jobId)
        .thenApply(all -> all.stream().flatMap(CoordinatorVerifications::report).toList());
  }

  private static Stream<CopyReport> report(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Verified verified
        ? Stream.of(verified.report())
        : Stream.empty();
  }
}
