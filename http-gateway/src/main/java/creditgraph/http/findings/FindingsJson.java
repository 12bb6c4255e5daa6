package creditgraph.http.findings;

import creditgraph.http.job.JobJson;
import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobCard;

/// A job of findings, running or ended.
record FindingsJson(JobJson job, SpecJson spec) {

  static FindingsJson of(JobCard card, FindingsSpec spec) {
    return new FindingsJson(JobJson.of(card), SpecJson.of(spec));
  }

  record SpecJson(String ruleset, int sources, int routes, long seed, String run) {

    static SpecJson of(FindingsSpec spec) {
      return new SpecJson(
          spec.ruleset().value(), spec.sources(), spec.routes(), spec.seed(), spec.run());
    }
  }

  /// Its result, with all that one needs to repeat it.
  ///
  /// @param confidence of every interval
  record ResultJson(
      String id, SnapshotJson snapshot, SpecJson spec, double confidence, FindingsReport findings) {

    private static final double CONFIDENCE = 0.95;

    static ResultJson of(JobCard card, FindingsSpec spec, FindingsReport report) {
      return new ResultJson(
          card.jobId(), SnapshotJson.of(card.snapshot()), SpecJson.of(spec), CONFIDENCE, report);
    }
  }
}
