package creditgraph.http.sweep;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.sweep.Sweeping.PointsReply;
import creditgraph.protocol.sweep.Sweeping.SweepList;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where sweeps are kept. The cluster node asks its singleton.
public interface Sweeps {

  /// @param expected snapshots that are to be the current ones; none for any
  CompletionStage<SweepReply> submit(SweepSpec spec, JobTerms terms, List<SnapshotRef> expected);

  CompletionStage<SweepList> list();

  CompletionStage<SweepReply> describe(String sweepId);

  CompletionStage<SweepReply> change(String sweepId, Change change);

  /// One page of points, from `first` on.
  CompletionStage<PointsReply> points(String sweepId, int first);
}
