package creditgraph.testkit.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Releases as lists of artists, searched from one side, a level at a time.
///
/// @param artistCount artists are 0 to `artistCount - 1`
/// @param releases the artists on each, ascending
public record NaiveGraph(int artistCount, List<List<Integer>> releases) {

  /// The distance of two artists that no chain of releases joins.
  public static final int NOT_CONNECTED = -1;

  public NaiveGraph {
    releases = releases.stream().map(List::copyOf).toList();
  }

  /// A graph of up to 40 artists and 60 releases, from dense to barely connected.
  public static NaiveGraph random(Random random) {
    int artists = 2 + random.nextInt(39);
    int releaseCount = 1 + random.nextInt(60);
    int most = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 4);
    return random(random, artists, releaseCount, most);
  }

  /// @param most artists on a release, at most
  public static NaiveGraph random(Random random, int artists, int releaseCount, int most) {
    List<List<Integer>> releases = new ArrayList<>();
    for (int release = 0; release < releaseCount; release++) {
      TreeSet<Integer> on = new TreeSet<>();
      for (int i = 1 + random.nextInt(most); i > 0; i--) {
        on.add(random.nextInt(artists));
      }
      releases.add(List.copyOf(on));
    }
    return new NaiveGraph(artists, releases);
  }

  /// Releases on a shortest route from `from` to every artist.
  public int[] distances(int from) {
    int[] distance = new int[artistCount];
    Arrays.fill(distance, NOT_CONNECTED);
    distance[from] = 0;
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty()) {
      int artist = queue.remove();
      for (List<Integer> release : releases) {
        if (release.contains(artist)) {
          for (int other : release) {
            if (distance[other] == NOT_CONNECTED) {
              distance[other] = distance[artist] + 1;
              queue.add(other);
            }
          }
        }
      }
    }
    return distance;
  }

  /// Every shortest route, as artist, release, artist, …; none when there is none. For small
  /// graphs.
  public List<List<Integer>> shortestRoutes(int from, int to) {
    int[] left = distances(to);
    List<List<Integer>> routes = new ArrayList<>();
    if (left[from] != NOT_CONNECTED) {
      extend(List.of(from), left, routes);
    }
    return routes;
  }

  private void extend(List<Integer> route, int[] left, List<List<Integer>> routes) {
    int artist = route.getLast();
    if (left[artist] == 0) {
      routes.add(route);
    }
    for (int release = 0; release < releases.size(); release++) {
      if (releases.get(release).contains(artist)) {
        for (int next : releases.get(release)) {
          if (left[next] == left[artist] - 1) {
            List<Integer> longer = new ArrayList<>(route);
            longer.addAll(List.of(release, next));
            extend(List.copyOf(longer), left, routes);
          }
        }
      }
    }
  }

  /// Whether the release credits both.
  public boolean joins(int release, int artist, int other) {
    return releases.get(release).contains(artist) && releases.get(release).contains(other);
  }
}
