package creditgraph.http.score;

import creditgraph.http.job.JobJson;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.score.ScoreSpec;
import java.util.List;

/// A job of scores, running or ended, and where its pairs are.
record ScoreJson(JobJson job, SpecJson spec) {

  static ScoreJson of(JobCard card, ScoreSpec spec) {
    return new ScoreJson(JobJson.of(card), SpecJson.of(spec));
  }

  /// @param drawn 0 when the pairs are listed
  record SpecJson(
      String ruleset, int drawn, List<PairJson> listed, int minReleases, long seed, String run) {

    static SpecJson of(ScoreSpec spec) {
      return new SpecJson(
          spec.ruleset().value(),
          spec.drawn(),
          spec.listed().stream()
              .map(pair -> new PairJson(pair.from().value(), pair.to().value()))
              .toList(),
          spec.minReleases(),
          spec.seed(),
          spec.run());
    }
  }

  record PairJson(int from, int to) {}
}
