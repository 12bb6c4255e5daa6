package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Instant;
import java.util.List;

/// Samples as the tests of this package use them.
final class Samples {

  static final RulesetId EVERYONE = new RulesetId("everyone");
  static final SnapshotRef SNAPSHOT = new SnapshotRef("2026-11", EVERYONE, "aaaaaaaaaaaaaaaa");
  static final SnapshotRef OTHER = new SnapshotRef("2026-12", EVERYONE, "bbbbbbbbbbbbbbbb");

  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private Samples() {}

  static SampleSpec spec(int pairs, long seed) {
    return SampleSpec.of(EVERYONE, pairs, seed, "");
  }

  static SampleStarted started(String id, SnapshotRef snapshot, SampleSpec spec, int taskPairs) {
    return new SampleStarted(id, snapshot, spec, taskPairs, JobTerms.USUAL, START);
  }

  /// All pairs two releases apart.
  static TaskOutcome twoApart(long pairs) {
    return new TaskOutcome.Sampled(counts(pairs));
  }

  static DistanceCounts counts(long pairs) {
    return new DistanceCounts(List.of(0L, 0L, pairs), 0, 0);
  }

  static String taskName(String sampleId, int index) {
    return new TaskName(sampleId, index).under(JobKind.SAMPLE);
  }
}
