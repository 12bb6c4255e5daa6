package creditgraph.node.sweep;

import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.SweepSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Sweeps as the tests of this package use them.
final class SweepFixture {

  static final RulesetId EVERYONE = new RulesetId("everyone");
  static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", EVERYONE, "aaaaaaaaaaaaaaaa");
  static final SnapshotRef NEXT = new SnapshotRef("2026-12", EVERYONE, "bbbbbbbbbbbbbbbb");
  static final JobTerms LOW = new JobTerms(Priority.LOW, Duration.ZERO, 3);

  private SweepFixture() {}

  /// One point a seed.
  static SweepSpec spec(int points) {
    return spec(points, List.of(100));
  }

  /// One point for each seed and size.
  static SweepSpec spec(int seeds, List<Integer> pairs) {
    return new SweepSpec(
        "",
        List.of(EVERYONE),
        List.of(HubPenalty.NONE),
        List.of(YearWindow.ALL),
        pairs,
        LongStream.range(0, seeds).boxed().toList(),
        250);
  }

  static DistanceCounts counts(long pairs) {
    return new DistanceCounts(
        List.of(0L, 0L, pairs), 0, 0, new CostTotals(7 * pairs, 49 * pairs, 7));
  }

  /// What is current, as a test says.
  static final class Current implements CurrentSnapshots {

    private final List<SnapshotRef> open = new ArrayList<>(List.of(SNAPSHOT));

    void open(SnapshotRef... snapshots) {
      open.clear();
      open.addAll(List.of(snapshots));
    }

    @Override
    public Optional<SnapshotRef> current(RulesetId ruleset) {
      return open.stream().filter(ref -> ref.ruleset().equals(ruleset)).findFirst();
    }

    @Override
    public List<RulesetId> rulesets() {
      return open.stream().map(SnapshotRef::ruleset).toList();
    }
  }
}
