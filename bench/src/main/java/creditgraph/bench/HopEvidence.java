package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.search.RouteEvidence;
import creditgraph.peer.WorkDirectory;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads names, label and credits of hops of real routes, as a node does for each answer: mapped
/// files, no database. Once in a new process and once more when everything is warm; the files are
/// in the memory of the machine as far as it has kept them since they were written.
final class HopEvidence {

  /// The process, and its facts.
  static final String NAME = "hops";

  private static final long SEED = 1;
  private static final int WARM_ROUNDS = 10;

  private HopEvidence() {}

  static void run(WorkDirectory work, Path directory, int count) throws IOException {
    List<CreditPath> hops;
    try (Snapshot snapshot = Snapshot.open(directory)) {
      hops = hops(snapshot.graph(), count);
    }
    try (Snapshot snapshot = Snapshot.open(directory)) {
      RouteEvidence evidence = new RouteEvidence(snapshot);
      Map<String, Long> facts = new TreeMap<>();
      put("first", Quantiles.of(read(evidence, hops)), facts);
      for (int round = 0; round < WARM_ROUNDS; round++) {
        read(evidence, hops);
      }
      put("warm", Quantiles.of(read(evidence, hops)), facts);
      work.writeFacts(NAME, facts);
    }
  }

  private static void put(String when, Quantiles nanos, Map<String, Long> facts) {
    facts.put(when + ".p50.nanos", (long) nanos.p50());
    facts.put(when + ".p99.nanos", (long) nanos.p99());
  }

  private static long[] read(RouteEvidence evidence, List<CreditPath> hops) {
    long[] nanos = new long[hops.size()];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      Hop hop = evidence.hops(hops.get(i)).getFirst();
      nanos[i] = System.nanoTime() - begin;
      if (hop instanceof CreditedHop credited
          && (credited.fromCredits().isEmpty() || credited.toCredits().isEmpty())) {
        throw new IllegalStateException("nothing proves " + hop);
      }
    }
    return nanos;
  }

  /// Hops of routes between artists of the largest component, each as a route of its own.
  private static List<CreditPath> hops(CreditGraph graph, int count) {
    SplitMix64 random = SplitMix64.of(SEED, 0);
    SearchScratch scratch = SearchScratch.create();
    int artists = graph.componentStart(1);
    List<CreditPath> hops = new ArrayList<>();
    while (hops.size() < count) {
      SearchOutcome outcome =
          ShortestPath.find(
              graph,
              random.nextInt(artists),
              random.nextInt(artists),
              SearchBudget.standard(),
              scratch);
      if (outcome instanceof SearchOutcome.Found found) {
        CreditPath path = found.path();
        for (int i = 0; i < path.length() && hops.size() < count; i++) {
          hops.add(
              CreditPath.of(
                  new int[] {path.artist(i), path.artist(i + 1)}, new int[] {path.release(i)}));
        }
      }
    }
    return hops;
  }
}
