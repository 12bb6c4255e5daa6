package creditgraph.node.gateway;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.findings.Findings;
import creditgraph.http.findings.FindingsReport;
import creditgraph.node.findings.FindingsTotals;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobControl.JobReply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/// The gateway's findings: jobs of the coordinator, their parts from the database, names from the
/// snapshot while this node has it open.
public final class CoordinatorFindings implements Findings {

  private final CoordinatorJobs jobs;
  private final StoredOutcomes outcomes;
  private final SnapshotShelf shelf;
  private final Executor blocking;

  public CoordinatorFindings(
      CoordinatorJobs jobs, DataSource results, SnapshotShelf shelf, Executor blocking) {
    this.jobs = jobs;
    this.outcomes = new StoredOutcomes(results, blocking);
    this.shelf = shelf;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<JobReply> submit(FindingsSpec spec, JobTerms terms) {
    return jobs.submit(spec, terms);
  }

  @Override
  public CompletionStage<JobReply> describe(String jobId) {
    return jobs.describe(jobId);
  }

  @Override
  public CompletionStage<FindingsReport> report(String jobId, SnapshotRef snapshot) {
    FindingsTotals totals = new FindingsTotals();
    return outcomes.each(jobId, totals::add).thenApplyAsync(_ -> named(totals, snapshot), blocking);
  }

  private FindingsReport named(FindingsTotals totals, SnapshotRef ref) {
    Optional<LeasedSnapshot> leased = shelf.lease(ref);
    if (leased.isEmpty()) {
      return totals.report(_ -> Optional.empty());
    }
    try (LeasedSnapshot held = leased.get()) {
      return totals.report(artist -> name(held.snapshot(), artist));
    }
  }

  private static Optional<String> name(Snapshot snapshot, ArtistId artist) {
    int ordinal = snapshot.artistOrdinal(artist.value());
    return ordinal == Snapshot.ABSENT
        ? Optional.empty()
        : Optional.of(snapshot.artistName(ordinal));
  }
}
