package creditgraph.cli.demo;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Two artists worth showing a route between: well known, and not on one release.
record ShowPair(int from, int to) {

  /// Pairs among this many of the most credited artists are looked at.
  private static final int BEST_KNOWN = 40;

  /// The pair of best-known artists with the longest route; the better known ones among equals.
  /// Empty when no two of them are connected.
  static Optional<ShowPair> choose(Path snapshotDirectory) throws IOException {
    try (var snapshot = Snapshot.open(snapshotDirectory)) {
      var graph = snapshot.graph();
      var scratch = SearchScratch.create();
      var best = new int[] {-1, -1};
      int longest = 0;
      List<Integer> known = bestKnown(snapshot);
      for (int i = 0; i < known.size(); i++) {
        for (int j = i + 1; j < known.size(); j++) {
          int length = length(graph, known.get(i), known.get(j), scratch);
          if (length > longest) {
            longest = length;
            best = new int[] {known.get(i), known.get(j)};
          }
        }
      }
      return longest == 0
          ? Optional.empty()
          : Optional.of(new ShowPair(snapshot.artistId(best[0]), snapshot.artistId(best[1])));
    }
  }

  private static int length(CreditGraph graph, int from, int to, SearchScratch scratch) {
    return switch (ShortestPath.find(graph, from, to, SearchBudget.standard(), scratch)) {
      case SearchOutcome.Found found -> found.path().length();
      case SearchOutcome.NotConnected _, SearchOutcome.BudgetExhausted _ -> 0;
    };
  }

  private static List<Integer> bestKnown(Snapshot snapshot) {
    var degrees =
        IntStream.range(0, snapshot.manifest().artistCount())
            .map(snapshot::artistReleases)
            .toArray();
    var threshold =
        degrees.length <= BEST_KNOWN
            ? 0
            : Arrays.stream(degrees)
                .sorted()
                .skip(degrees.length - BEST_KNOWN)
                .findFirst()
                .orElse(0);
    return IntStream.range(0, degrees.length)
        .filter(ordinal -> degrees[ordinal] >= threshold)
        .boxed()
        .sorted(Comparator.comparingInt((Integer ordinal) -> -degrees[ordinal]))
        .limit(BEST_KNOWN)
        .toList();
  }
}
