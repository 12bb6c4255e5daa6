package creditgraph.node.sweep;

import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.node.sweep.SweepEvent.PointFailed;
import creditgraph.node.sweep.SweepEvent.PointFinished;
import creditgraph.node.sweep.SweepEvent.SweepCancelled;
import creditgraph.node.sweep.SweepEvent.SweepPaused;
import creditgraph.node.sweep.SweepEvent.SweepResumed;
import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sweep.Sweeping.NoSnapshot;
import creditgraph.protocol.sweep.Sweeping.OtherSnapshots;
import creditgraph.protocol.sweep.Sweeping.SubmitSweep;
import creditgraph.protocol.sweep.Sweeping.SweepEnded;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import creditgraph.protocol.sweep.Sweeping.TooManySweeps;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All sweeps, rebuilt by folding their events, and the rules that decide.
///
/// The rules ([#start], [#change]) answer the event that follows from a request and change nothing;
/// [#apply] is the only writer; of an event of a sweep that is not known nothing comes. Ended
/// sweeps stay with their results until there are more than [#MAX_ENDED], or more than
/// [#MAX_ENDED_POINTS] points in them; the oldest goes first.
final class SweepsState {

  static final int MAX_OPEN = 20;
  static final int MAX_ENDED = 100;
  static final int MAX_ENDED_POINTS = 20_000;

  /// In the order in which they were started.
  private final LinkedHashMap<String, SweepState> sweeps = new LinkedHashMap<>();

  /// What a request leads to.
  sealed interface Ruling {
    record Do(SweepEvent event) implements Ruling {}

    /// Nothing to journal: it is as it should be, or cannot be.
    record Answer(SweepReply reply) implements Ruling {}
  }

  Ruling start(SubmitSweep submit, CurrentSnapshots current, Instant now) {
    List<SnapshotRef> snapshots = new ArrayList<>();
    for (RulesetId ruleset : submit.spec().rulesets()) {
      Optional<SnapshotRef> snapshot = current.current(ruleset);
      if (snapshot.isEmpty()) {
        return new Ruling.Answer(new NoSnapshot(ruleset, current.rulesets()));
      }
      snapshots.add(snapshot.get());
    }
    if (!submit.expected().isEmpty() && !submit.expected().equals(snapshots)) {
      return new Ruling.Answer(new OtherSnapshots(snapshots));
    }
    String id = SweepIds.of(snapshots, submit.spec());
    SweepState known = sweeps.get(id);
    if (known != null && !lacksPoints(known)) {
      return new Ruling.Answer(known.card());
    }
    int open = Math.toIntExact(open().stream().count());
    return open >= MAX_OPEN
        ? new Ruling.Answer(new TooManySweeps(open))
        : new Ruling.Do(new SweepStarted(id, submit.spec(), submit.terms(), snapshots, now));
  }

  Ruling change(String id, Change change) {
    SweepState sweep = sweeps.get(id);
    if (sweep == null) {
      return new Ruling.Answer(new UnknownSweep(id));
    }
    JobStatus status = sweep.status();
    JobStatus wished =
        switch (change) {
          case PAUSE -> JobStatus.PAUSED;
          case RESUME -> JobStatus.RUNNING;
          case CANCEL -> JobStatus.CANCELLED;
        };
    if (status == wished) {
      return new Ruling.Answer(sweep.card());
    }
    return status.hasEnded()
        ? new Ruling.Answer(new SweepEnded(id, status))
        : new Ruling.Do(
            switch (change) {
              case PAUSE -> new SweepPaused(id);
              case RESUME -> new SweepResumed(id);
              case CANCEL -> new SweepCancelled(id);
            });
  }

  void apply(SweepEvent event) {
    switch (event) {
      case SweepStarted started -> {
        SweepState known = sweeps.remove(started.sweepId());
        if (known == null) {
          put(new SweepState(started));
        } else {
          known.startAgain(started);
          put(known);
        }
      }
      case PointFinished point -> in(event, sweep -> sweep.finish(point.point(), point.counts()));
      case PointFailed point -> in(event, sweep -> sweep.fail(point.point(), point.reason()));
      case SweepPaused _ -> in(event, SweepState::pause);
      case SweepResumed _ -> in(event, SweepState::resume);
      case SweepCancelled _ -> in(event, SweepState::cancel);
    }
  }

  private void in(SweepEvent event, Consumer<SweepState> change) {
    sweep(event.sweepId()).ifPresent(change);
  }

  /// Puts a sweep in as the newest.
  void put(SweepState sweep) {
    sweeps.put(sweep.id(), sweep);
    forgetOldest();
  }

  Optional<SweepState> sweep(String id) {
    return Optional.ofNullable(sweeps.get(id));
  }

  Collection<SweepState> all() {
    return sweeps.values();
  }

  /// Those that run or are paused, in the order in which they are worked on.
  List<SweepState> open() {
    return sweeps.values().stream()
        .filter(sweep -> !sweep.status().hasEnded())
        .sorted(Comparator.comparing(sweep -> sweep.terms().priority()))
        .toList();
  }

  private static boolean lacksPoints(SweepState sweep) {
    return sweep.status().hasEnded() && sweep.finished().size() < sweep.pointCount();
  }

  private void forgetOldest() {
    List<SweepState> ended =
        sweeps.values().stream().filter(sweep -> sweep.status().hasEnded()).toList();
    int points = ended.stream().mapToInt(SweepState::pointCount).sum();
    int count = ended.size();
    for (SweepState oldest : ended) {
      if (count <= MAX_ENDED && points <= MAX_ENDED_POINTS) {
        return;
      }
      sweeps.remove(oldest.id());
      count--;
      points -= oldest.pointCount();
    }
  }
}
