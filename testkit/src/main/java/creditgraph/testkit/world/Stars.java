package creditgraph.testkit.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Finds pairs of artists that are good to show: on many releases, and some releases apart.
///
/// Looks at releases and performers as the ruleset `performers` does: main and track artists,
/// players, singers, remixers, conductors; no compilations, mixes or unofficial releases. Holds
/// four bytes a credit, and nothing for a world above [#MAX_RELEASES], where it finds no pairs.
final class Stars {

  static final long MAX_RELEASES = 100_000;

  private static final int SOURCES = 40;
  private static final int PAIRS_PER_DISTANCE = 2;
  private static final int NEAREST = 3;

  private final boolean watching;
  private int[] ids = new int[1 << 10];
  private int idCount;

  /// Where each release's performers end in `ids`.
  private int[] ends = new int[1 << 8];

  private int releaseCount;

  Stars(World world) {
    this.watching = world.releases() <= MAX_RELEASES;
  }

  /// @param performers ids, each once
  void release(int[] performers) {
    if (!watching) {
      return;
    }
    if (idCount + performers.length > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(2 * ids.length, idCount + performers.length));
    }
    System.arraycopy(performers, 0, ids, idCount, performers.length);
    idCount += performers.length;
    if (releaseCount == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[releaseCount++] = idCount;
  }

  /// The farthest first, and no artist twice.
  List<Pair> pairs() {
    int[] artists = Arrays.stream(ids, 0, idCount).sorted().distinct().toArray();
    Neighbours neighbours = new Neighbours(artists);
    List<Integer> sources =
        IntStream.range(0, artists.length)
            .boxed()
            .sorted(Comparator.comparing(neighbours::degree).reversed())
            .limit(SOURCES)
            .toList();
    List<Pair> found = new ArrayList<>();
    for (int source : sources) {
      busiestAtEachDistance(source, neighbours)
          .forEach((distance, target) ->
              found.add(new Pair(artists[source], artists[target], distance)));
    }
    return fewOfEachDistance(found);
  }

  private static SortedMap<Integer, Integer> busiestAtEachDistance(
      int source, Neighbours neighbours) {
    SortedMap<Integer, Integer> busiest = new TreeMap<>();
    int[] distances = neighbours.distances(source);
    for (int target = 0; target < distances.length; target++) {
      if (distances[target] >= NEAREST) {
        busiest.merge(
            distances[target],
            target,
            (a, b) -> neighbours.degree(a) >= neighbours.degree(b) ? a : b);
      }
    }
    return busiest;
  }

  /// Pairs come in the order of their sources' degrees; the sort keeps it.
  private static List<Pair> fewOfEachDistance(List<Pair> found) {
    found.sort(Comparator.comparing(Pair::releases).reversed());
    List<Pair> few = new ArrayList<>();
    for (Pair pair : found) {
      long same = few.stream().filter(p -> p.releases() == pair.releases()).count();
      if (same < PAIRS_PER_DISTANCE && few.stream().noneMatch(pair::shares)) {
        few.add(pair);
      }
    }
    return few;
  }

  /// Two artist ids and the releases on a shortest route between them.
  record Pair(int from, int to, int releases) {
    private boolean shares(Pair other) {
      return from == other.from || from == other.to || to == other.from || to == other.to;
    }
  }

  /// Artists and releases as an adjacency; artists by their place in the sorted ids.
  private final class Neighbours {

    private final int[] performers = new int[idCount];
    private final int[] offsets;
    private final int[] releases = new int[idCount];

    Neighbours(int[] artists) {
      offsets = new int[artists.length + 1];
      for (int i = 0; i < idCount; i++) {
        performers[i] = Arrays.binarySearch(artists, ids[i]);
        offsets[performers[i] + 1]++;
      }
      for (int i = 0; i < artists.length; i++) {
        offsets[i + 1] += offsets[i];
      }
      int[] next = offsets.clone();
      for (int release = 0; release < releaseCount; release++) {
        for (int i = start(release); i < ends[release]; i++) {
          releases[next[performers[i]]++] = release;
        }
      }
    }

    private int start(int release) {
      return release == 0 ? 0 : ends[release - 1];
    }

    int degree(int artist) {
      return offsets[artist + 1] - offsets[artist];
    }

    /// Releases between this artist and each other one; -1 where there is no route.
    int[] distances(int from) {
      int[] distances = new int[offsets.length - 1];
      Arrays.fill(distances, -1);
      boolean[] seen = new boolean[releaseCount];
      int[] queue = new int[distances.length];
      int tail = 0;
      distances[from] = 0;
      queue[tail++] = from;
      for (int head = 0; head < tail; head++) {
        int artist = queue[head];
        for (int i = offsets[artist]; i < offsets[artist + 1]; i++) {
          int release = releases[i];
          if (seen[release]) {
            continue;
          }
          seen[release] = true;
          for (int j = start(release); j < ends[release]; j++) {
            int other = performers[j];
            if (distances[other] < 0) {
              distances[other] = distances[artist] + 1;
              queue[tail++] = other;
            }
          }
        }
      }
      return distances;
    }
  }
}
