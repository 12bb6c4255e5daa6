package creditgraph.graph.csr;

import java.util.Arrays;

/// Brings the vertices of one component, which have provisional ordinals already, closer together.
///
/// Leaves have no ordinal yet. The other artists are ordered by [Bisection] over the releases that
/// two of them share; each release then goes to the median of its artists. Provisional order
/// decides ties.
final class Refinement {

  private final CreditEdges edges;
  private final CreditEdges.Transposed joined;
  private final int[] artistRanks;
  private final int[] artistOrdinals;
  private final int[] releaseRanks;
  private final int[] releaseOrdinals;

  /// @param artistRanks rank by ordinal, rewritten by [#refine] as are the other three
  Refinement(
      CreditEdges edges,
      CreditEdges.Transposed joined,
      int[] artistRanks,
      int[] artistOrdinals,
      int[] releaseRanks,
      int[] releaseOrdinals) {
    this.edges = edges;
    this.joined = joined;
    this.artistRanks = artistRanks;
    this.artistOrdinals = artistOrdinals;
    this.releaseRanks = releaseRanks;
    this.releaseOrdinals = releaseOrdinals;
  }

  /// Renumbers the artists from `artistFrom` to `artistTo`, all with two joining releases or more,
  /// and all the component's releases, from `releaseFrom` to `releaseTo`.
  void refine(int artistFrom, int artistTo, int releaseFrom, int releaseTo) {
    if (artistTo - artistFrom <= Bisection.SMALLEST) {
      return;
    }
    orderArtists(artistFrom, artistTo, releaseFrom, releaseTo);
    orderReleases(artistFrom, releaseFrom, releaseTo);
  }

  private void orderArtists(int artistFrom, int artistTo, int releaseFrom, int releaseTo) {
    int[] columns = new int[releaseTo - releaseFrom];
    int columnCount = 0;
    for (int release = releaseFrom; release < releaseTo; release++) {
      columns[release - releaseFrom] = connected(releaseRanks[release]) > 1 ? columnCount++ : -1;
    }
    int[] starts = new int[artistTo - artistFrom + 1];
    int[] entries = new int[joinedDegrees(artistFrom, artistTo)];
    int end = 0;
    for (int artist = artistFrom; artist < artistTo; artist++) {
      int rank = artistRanks[artist];
      for (int i = joined.start(rank); i < joined.end(rank); i++) {
        int column = columns[releaseOrdinals[joined.release(i)] - releaseFrom];
        if (column >= 0) {
          entries[end++] = column;
        }
      }
      starts[artist - artistFrom + 1] = end;
    }
    int[] order = Bisection.order(starts, entries, columnCount);
    int[] ranks = new int[order.length];
    Arrays.setAll(ranks, i -> artistRanks[artistFrom + order[i]]);
    for (int i = 0; i < ranks.length; i++) {
      artistRanks[artistFrom + i] = ranks[i];
      artistOrdinals[ranks[i]] = artistFrom + i;
    }
  }

  /// The artists of a release that are no leaves: those have an ordinal already.
  private int connected(int releaseRank) {
    int count = 0;
    for (int i = edges.start(releaseRank); i < edges.end(releaseRank); i++) {
      count += artistOrdinals[edges.artist(i)] >= 0 ? 1 : 0;
    }
    return count;
  }

  private int joinedDegrees(int artistFrom, int artistTo) {
    int sum = 0;
    for (int artist = artistFrom; artist < artistTo; artist++) {
      sum += joined.degree(artistRanks[artist]);
    }
    return sum;
  }

  private void orderReleases(int artistFrom, int releaseFrom, int releaseTo) {
    long[] keys = new long[releaseTo - releaseFrom];
    int[] near = new int[16];
    for (int release = releaseFrom; release < releaseTo; release++) {
      int rank = releaseRanks[release];
      int count = 0;
      if (edges.end(rank) - edges.start(rank) > near.length) {
        near = new int[2 * (edges.end(rank) - edges.start(rank))];
      }
      for (int i = edges.start(rank); i < edges.end(rank); i++) {
        int ordinal = artistOrdinals[edges.artist(i)];
        if (ordinal >= 0) {
          near[count++] = ordinal - artistFrom;
        }
      }
      Arrays.sort(near, 0, count);
      keys[release - releaseFrom] = (long) near[(count - 1) / 2] << 32 | (release - releaseFrom);
    }
    Arrays.parallelSort(keys);
    int[] ranks = new int[keys.length];
    Arrays.setAll(ranks, i -> releaseRanks[releaseFrom + (int) keys[i]]);
    for (int i = 0; i < ranks.length; i++) {
      releaseRanks[releaseFrom + i] = ranks[i];
      releaseOrdinals[ranks[i]] = releaseFrom + i;
    }
  }
}
