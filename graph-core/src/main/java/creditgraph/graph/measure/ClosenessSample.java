package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import java.util.Arrays;

/// The mean distance of each artist of a component to the others, estimated from the distances to a
/// sample of them (Eppstein and Wang, *Fast approximation of centrality*, 2001). Closeness is its
/// inverse.
public final class ClosenessSample {

  private final int firstArtist;
  private final int[] sums;
  private final int[] squares;
  private final int[] sources;

  private ClosenessSample(int firstArtist, int[] sums, int[] squares, int[] sources) {
    this.firstArtist = firstArtist;
    this.sums = sums;
    this.squares = squares;
    this.sources = sources;
  }

  /// Draws sources without repeats; equal arguments give equal samples on every machine.
  ///
  /// @param component of two artists or more
  /// @param sampled at least 2, or the whole component when it has fewer artists
  public static ClosenessSample of(CreditGraph graph, int component, int sampled, long seed) {
    if (sampled < 2) {
      throw new IllegalArgumentException("a mean needs two sources, found " + sampled);
    }
    int first = graph.componentStart(component);
    int artists = graph.componentStart(component + 1) - first;
    int[] sources = draw(first, artists, Math.min(sampled, artists), seed);
    int[] sums = new int[artists];
    int[] squares = new int[artists];
    MultiSourceDistances pass = MultiSourceDistances.create();
    for (int from = 0; from < sources.length; from += MultiSourceDistances.SOURCES) {
      int to = Math.min(from + MultiSourceDistances.SOURCES, sources.length);
      pass.run(
          graph,
          Arrays.copyOfRange(sources, from, to),
          (artist, distance, reached) -> {
            int count = Long.bitCount(reached);
            sums[artist - first] = Math.addExact(sums[artist - first], count * distance);
            squares[artist - first] =
                Math.addExact(squares[artist - first], count * distance * distance);
          });
    }
    Arrays.sort(sources);
    return new ClosenessSample(first, sums, squares, sources);
  }

  /// Mean distance of an artist to the others of its component, in releases.
  public Interval meanDistance(int artist) {
    int index = artist - firstArtist;
    boolean isSource = Arrays.binarySearch(sources, artist) >= 0;
    int others = isSource ? sources.length - 1 : sources.length;
    return Interval.ofMean(sums[index], squares[index], others, sums.length - 1);
  }

  /// The first places of Fisher's and Yates' shuffle.
  private static int[] draw(int first, int artists, int count, long seed) {
    SplitMix64 random = SplitMix64.of(seed, 0);
    int[] places = new int[artists];
    Arrays.setAll(places, place -> first + place);
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(artists - i);
      int swapped = places[i];
      places[i] = places[other];
      places[other] = swapped;
    }
    return Arrays.copyOf(places, count);
  }
}
