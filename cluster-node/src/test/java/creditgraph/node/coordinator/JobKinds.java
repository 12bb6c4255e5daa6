package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.verify.VerifySpec.CheckedNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Jobs of other kinds than samples, as the tests of this package use them.
final class JobKinds {

  private JobKinds() {}

  static ScoreSpec drawn(int pairs) {
    return new ScoreSpec(Samples.EVERYONE, pairs, List.of(), 2, 7, "");
  }

  static ScoreSpec listed(ArtistPair... pairs) {
    return new ScoreSpec(Samples.EVERYONE, 0, List.of(pairs), 1, 7, "");
  }

  static VerifySpec verify(String... addresses) {
    return new VerifySpec(
        Samples.EVERYONE,
        Arrays.stream(addresses)
            .map(address -> new CheckedNode("name of " + address, address))
            .toList(),
        "");
  }

  static FindingsSpec findings(int sources, int routes) {
    return new FindingsSpec(Samples.EVERYONE, sources, routes, 7, "");
  }

  /// As the version before roles asked.
  static FindingsSpec findingsWithoutRoles(int sources, int routes) {
    return new FindingsSpec(Samples.EVERYONE, sources, routes, 7, "", false);
  }

  static JobStarted started(String id, JobSpec spec) {
    return new JobStarted(id, Samples.SNAPSHOT, spec, JobTerms.USUAL, Samples.START);
  }

  static ArtistPair pair(int from, int to) {
    return new ArtistPair(new ArtistId(from), new ArtistId(to));
  }

  static PairScore score(ArtistPair pair) {
    return new PairScore(pair, PairScore.Verdict.FOUND, 2, 3, 1, 2, 2, 9, 5, 20, 0, 7, 50);
  }

  static List<PairScore> scores(int pairs) {
    return IntStream.rangeClosed(1, pairs).mapToObj(id -> score(pair(id, id + 1))).toList();
  }
}
