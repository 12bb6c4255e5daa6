package creditgraph.node;

import creditgraph.graph.measure.DistanceSample;
import creditgraph.graph.measure.PathSampler;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.findings.FindingsReport;
import creditgraph.node.findings.FindingsTotals;
import creditgraph.node.findings.GraphFindings;
import creditgraph.node.score.PairScorer;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes without a cluster what one has computed.
record OneMachine(Path graphRoot, SnapshotRef snapshot) {

  private static final int PAIRS_OF_A_TASK = 250;
  private static final int SOURCES_OF_A_TASK = 64;

  /// One for each task of the sample, in their order.
  List<DistanceSample> sample(int pairs, long seed) throws IOException {
    List<DistanceSample> parts = new ArrayList<>();
    try (Snapshot graph = open()) {
      SearchScratch scratch = SearchScratch.create();
      for (int index = 0; index < pairs / PAIRS_OF_A_TASK; index++) {
        parts.add(
            PathSampler.sample(
                graph.graph(), seed, index, PAIRS_OF_A_TASK, SearchBudget.standard(), scratch));
      }
    }
    return parts;
  }

  /// @param drawn pairs of each task
  List<PairScore> scores(String jobId, int minReleases, long seed, int... drawn)
      throws IOException {
    List<PairScore> scores = new ArrayList<>();
    try (Snapshot graph = open()) {
      PairScorer scorer = new PairScorer(graph, SearchScratch.create());
      for (int index = 0; index < drawn.length; index++) {
        String name = "score/" + jobId + "/" + index;
        scores.addAll(
            scorer.score(
                new Task.ScorePairs(
                    name, snapshot, List.of(), drawn[index], minReleases, seed, index)));
      }
    }
    return scores;
  }

  /// @param sources whose distances are measured
  /// @param routes drawn by each task that draws them; they come after those that measure
  FindingsReport findings(String jobId, int sources, long seed, int... routes) throws IOException {
    FindingsTotals totals = new FindingsTotals();
    try (Snapshot graph = open()) {
      GraphFindings findings = new GraphFindings(graph);
      String name = "findings/" + jobId + "/";
      totals.add(new TaskOutcome.ShapeMeasured(findings.shape()));
      int index = 1;
      for (int first = 0; first < sources; first += SOURCES_OF_A_TASK) {
        int count = Math.min(SOURCES_OF_A_TASK, sources - first);
        totals.add(
            new TaskOutcome.DistancesMeasured(
                findings.distances(
                    new Task.MeasureDistances(name, snapshot, first, count, 100, seed), 0)));
        index++;
      }
      for (int drawn : routes) {
        totals.add(
            new TaskOutcome.RoutesDrawn(
                findings.routes(
                    new Task.DrawRoutes(name, snapshot, drawn, seed, index++),
                    SearchScratch.create())));
      }
      totals.add(new TaskOutcome.RolesCounted(findings.roles()));
      return totals.report(
          artist -> Optional.of(graph.artistName(graph.artistOrdinal(artist.value()))));
    }
  }

  private Snapshot open() throws IOException {
    return Snapshot.open(GraphFixture.directory(graphRoot, snapshot));
  }
}
