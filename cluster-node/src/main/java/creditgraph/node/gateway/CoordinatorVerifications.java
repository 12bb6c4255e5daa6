package creditgraph.node.gateway;

import creditgraph.http.verify.Verifications;
import creditgraph.node.NodeRole;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.typed.Cluster;

/// The gateway's verifications: which nodes have a copy is asked of the roll-out, the checks are
/// jobs of the coordinator, their results come from the database.
public final class CoordinatorVerifications implements Verifications {

  private final CoordinatorJobs jobs;
  private final ActorRef<SnapshotRollout.Command> rollout;
  private final Cluster cluster;
  private final ActorSystem<?> system;
  private final StoredOutcomes outcomes;

  public CoordinatorVerifications(
      CoordinatorJobs jobs,
      ActorRef<SnapshotRollout.Command> rollout,
      ActorSystem<?> system,
      DataSource results,
      Executor blocking) {
    this.jobs = jobs;
    this.rollout = rollout;
    this.system = system;
    this.cluster = Cluster.get(system);
    this.outcomes = new StoredOutcomes(results, blocking);
  }

  @Override
  public CompletionStage<JobReply> submit(RulesetId ruleset, String run, JobTerms terms) {
    CompletionStage<NodeStates> states =
        AskPattern.ask(rollout, DescribeNodes::new, ClusterHealth.PATIENCE, system.scheduler());
    return states.thenCompose(all -> {
      List<CheckedNode> nodes = withCopy(all, ruleset);
      return nodes.isEmpty()
          ? CompletableFuture.completedStage(new NoSuchRuleset(ruleset, rulesets(all)))
          : jobs.submit(new VerifySpec(ruleset, nodes, run), terms);
    });
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

  private static List<RulesetId> rulesets(NodeStates states) {
    return states.nodes().stream()
        .flatMap(node -> node.open().stream())
        .map(one -> one.ref().ruleset())
        .distinct()
        .sorted(Comparator.comparing(RulesetId::value))
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
