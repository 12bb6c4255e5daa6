package creditgraph.node.card;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.card.Discography.Release;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Who is on an artist's releases, and on how many of them.
///
/// - **Order.** Closest is who shares most releases; among equals who has more releases, then the
///   lower id.
/// - **Cost.** Time O(P log P) and 4 bytes for each of the P people on all releases, counted once a
///   release; [Discography] bounds them.
final class Neighbours {

  private final Snapshot snapshot;
  private final int artist;

  /// Ordinals, ascending.
  private final int[] people;

  /// At the place of each of them.
  private final int[] shared;

  private Neighbours(Snapshot snapshot, int artist, int[] people, int[] shared) {
    this.snapshot = snapshot;
    this.artist = artist;
    this.people = people;
    this.shared = shared;
  }

  static Neighbours of(Snapshot snapshot, int artist, List<Release> releases) {
    int[] met =
        releases.stream()
            .flatMapToInt(release -> Arrays.stream(on(snapshot, release.parts())))
            .filter(person -> person != artist)
            .sorted()
            .toArray();
    int[] people = new int[met.length];
    int[] shared = new int[met.length];
    int count = 0;
    for (int person : met) {
      if (count == 0 || people[count - 1] != person) {
        people[count++] = person;
      }
      shared[count - 1]++;
    }
    return new Neighbours(
        snapshot, artist, Arrays.copyOf(people, count), Arrays.copyOf(shared, count));
  }

  /// Everybody on a release, each once whatever its parts, ascending.
  static int[] on(Snapshot snapshot, List<Integer> parts) {
    int[] first = row(snapshot.graph(), parts.getFirst());
    return parts.size() == 1
        ? first
        : parts.stream()
            .flatMapToInt(part -> Arrays.stream(row(snapshot.graph(), part)))
            .sorted()
            .distinct()
            .toArray();
  }

  /// Releases that credit both.
  ///
  /// @param person who was met
  int shared(int person) {
    return shared[Arrays.binarySearch(people, person)];
  }

  /// Ordinals of the closest of all.
  List<Integer> closest(int most) {
    return closest(IntStream.range(0, people.length), most);
  }

  /// Ordinals of the closest on one of the releases.
  List<Integer> closestOn(Release release, int most) {
    return closest(
        Arrays.stream(on(snapshot, release.parts()))
            .filter(person -> person != artist)
            .map(person -> Arrays.binarySearch(people, person)),
        most);
  }

  /// @param places in `people`
  private List<Integer> closest(IntStream places, int most) {
    Comparator<Integer> closestFirst =
        Comparator.comparing((Integer place) -> -shared[place])
            .thenComparing(place -> -snapshot.graph().releasesOf(people[place]))
            .thenComparing(place -> snapshot.artistId(people[place]));
    PriorityQueue<Integer> best = new PriorityQueue<>(most + 1, closestFirst.reversed());
    places.forEach(place -> {
      if (best.size() < most || shared[place] >= shared[best.element()]) {
        best.add(place);
      }
      if (best.size() > most) {
        best.remove();
      }
    });
    return best.stream().sorted(closestFirst).map(place -> people[place]).toList();
  }

  private static int[] row(CreditGraph graph, int release) {
    int[] row = new int[graph.artistsOn(release)];
    graph.artists(release, row);
    return row;
  }
}
