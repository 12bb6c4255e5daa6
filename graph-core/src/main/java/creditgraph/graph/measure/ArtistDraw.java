package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// Picks artists of a component: some at random, or those with most releases. Equal arguments pick
/// the same on every machine.
public final class ArtistDraw {

  private ArtistDraw() {}

  /// Different artists in the order in which they were drawn: the first places of Fisher's and
  /// Yates' shuffle, of which only what was moved is kept. A shorter draw is the beginning of a
  /// longer one.
  ///
  /// @param count the whole component when it has no more
  public static int[] random(CreditGraph graph, int component, int count, long seed) {
    int first = graph.componentStart(component);
    int artists = graph.componentStart(component + 1) - first;
    SplitMix64 random = SplitMix64.of(seed, 0);
    Map<Integer, Integer> moved = new HashMap<>();
    int[] drawn = new int[Math.min(count, artists)];
    for (int i = 0; i < drawn.length; i++) {
      int place = i + random.nextInt(artists - i);
      drawn[i] = first + moved.getOrDefault(place, place);
      moved.put(place, moved.getOrDefault(i, i));
    }
    return drawn;
  }

  /// Those with most releases, solo ones included, in the order of their ordinals; of equals the
  /// lower ordinals. O(artists of the component).
  ///
  /// @param count the whole component when it has no more
  public static int[] mostCredited(CreditGraph graph, int component, int count) {
    PriorityQueue<Credited> most =
        new PriorityQueue<>(
            Comparator.comparingInt(Credited::releases)
                .thenComparing(Credited::artist, Comparator.reverseOrder()));
    int end = graph.componentStart(component + 1);
    for (int artist = graph.componentStart(component); artist < end; artist++) {
      int releases = graph.releasesOf(artist);
      if (most.size() < count) {
        most.add(new Credited(artist, releases));
      } else if (count > 0 && releases > most.element().releases()) {
        most.remove();
        most.add(new Credited(artist, releases));
      }
    }
    return most.stream().mapToInt(Credited::artist).sorted().toArray();
  }

  private record Credited(int artist, int releases) {}
}
