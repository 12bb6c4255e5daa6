package creditgraph.ingest.snapshot;

import java.util.Arrays;
import java.util.BitSet;

/// Joins artists, known by rank, into groups: union-find with halved paths (Tarjan and van Leeuwen,
/// 1984), each group under its lowest rank, so that the order of the links does not matter.
final class AliasLinks {

  private final int[] parents;
  private final BitSet linked = new BitSet();

  AliasLinks(int artists) {
    parents = new int[artists];
    Arrays.setAll(parents, rank -> rank);
  }

  void link(int one, int other) {
    int low = root(one);
    int high = root(other);
    if (low != high) {
      parents[Math.max(low, high)] = Math.min(low, high);
      linked.set(one);
      linked.set(other);
    }
  }

  /// Those in a group of two or more.
  BitSet linked() {
    return linked;
  }

  /// For each artist the one of its group with the highest score, of equals the lowest.
  int[] best(int[] scores) {
    int[] best = new int[parents.length];
    Arrays.setAll(best, rank -> rank);
    // A root is the lowest of its group, so it is met first.
    for (int rank = 0; rank < parents.length; rank++) {
      int root = root(rank);
      if (scores[rank] > scores[best[root]]) {
        best[root] = rank;
      }
    }
    Arrays.setAll(best, rank -> best[root(rank)]);
    return best;
  }

  private int root(int rank) {
    int at = rank;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
