package creditgraph.protocol.sweep;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// The conversation between a gateway and the cluster's sweeps.
public interface Sweeping {

  /// Points on one page, so that a page stays far below what a message may be.
  int PAGE = 200;

  /// Root; the actor adds private messages beneath it.
  interface Command {}

  sealed interface Request extends Command, WireMessage
      permits SubmitSweep, ListSweeps, DescribeSweep, DescribePoints, ChangeSweep {}

  /// Starts a sweep on the current snapshots, or finds the equal one that exists: its id is a
  /// function of snapshots and spec. One that was cancelled, or of which points failed, goes on
  /// with what it lacks.
  ///
  /// @param terms of each sample; of no effect on a sweep that runs
  /// @param expected snapshots that are to be the current ones, for whoever repeats a sweep; none
  ///   for any
  record SubmitSweep(
      SweepSpec spec, JobTerms terms, List<SnapshotRef> expected, ActorRef<SweepReply> replyTo)
      implements Request {
    public SubmitSweep {
      expected = List.copyOf(expected);
    }
  }

  /// Asks for all sweeps that are not forgotten, the oldest first.
  record ListSweeps(ActorRef<SweepList> replyTo) implements Request {}

  record DescribeSweep(String sweepId, ActorRef<SweepReply> replyTo) implements Request {}

  /// Asks for at most [#PAGE] points from `first` on.
  record DescribePoints(String sweepId, int first, ActorRef<PointsReply> replyTo)
      implements Request {}

  /// Safe to repeat: a sweep that is as it should be stays so.
  record ChangeSweep(String sweepId, Change change, ActorRef<SweepReply> replyTo)
      implements Request {}

  record SweepList(List<SweepCard> sweeps) implements WireMessage {
    public SweepList {
      sweeps = List.copyOf(sweeps);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SweepCard.class, name = "sweep-card"),
    @JsonSubTypes.Type(value = UnknownSweep.class, name = "unknown-sweep"),
    @JsonSubTypes.Type(value = SweepEnded.class, name = "sweep-ended"),
    @JsonSubTypes.Type(value = NoSnapshot.class, name = "no-snapshot"),
    @JsonSubTypes.Type(value = OtherSnapshots.class, name = "other-snapshots"),
    @JsonSubTypes.Type(value = TooManySweeps.class, name = "too-many-sweeps"),
  })
  sealed interface SweepReply extends WireMessage
      permits SweepCard, UnknownSweep, SweepEnded, NoSnapshot, OtherSnapshots, TooManySweeps {}

  record UnknownSweep(String sweepId) implements SweepReply, PointsReply {}

  /// The sweep has ended and cannot be changed.
  record SweepEnded(String sweepId, JobStatus status) implements SweepReply {}

  /// A ruleset of the grid has no current snapshot.
  record NoSnapshot(RulesetId ruleset, List<RulesetId> available) implements SweepReply {
    public NoSnapshot {
      available = List.copyOf(available);
    }
  }

  /// What was expected is not what is current.
  record OtherSnapshots(List<SnapshotRef> current) implements SweepReply {
    public OtherSnapshots {
      current = List.copyOf(current);
    }
  }

  /// As many sweeps as are taken at once run or are paused.
  record TooManySweeps(int running) implements SweepReply {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = PointPage.class, name = "point-page"),
    @JsonSubTypes.Type(value = UnknownSweep.class, name = "unknown-sweep"),
  })
  sealed interface PointsReply extends WireMessage permits PointPage, UnknownSweep {}

  /// @param points from the asked one on, without a gap; none when there are no more
  record PointPage(String sweepId, List<PointState> points) implements PointsReply {
    public PointPage {
      points = List.copyOf(points);
    }
  }
}
