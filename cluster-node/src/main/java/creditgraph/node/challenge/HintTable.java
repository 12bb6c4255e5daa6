package creditgraph.node.challenge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A good next step from each artist of a closed set that is not the goal: towards it on a shortest
/// route within the set.
final class HintTable {

  /// @param release ordinal
  /// @param artist ordinal of whom it leads to
  /// @param releasesLeft from here to the goal
  record Next(int release, int artist, int releasesLeft) {}

  private HintTable() {}

  /// By the ordinal of where the player stands.
  static Map<Integer, Next> of(ClosedSet set, int goal) {
    Map<Integer, List<Integer>> people = new HashMap<>();
    Map<Integer, List<Integer>> releases = new HashMap<>();
    for (int release : set.releases().stream().sorted().toList()) {
      people.put(release, set.peopleOn(release));
      people
          .getOrDefault(release, List.of())
          .forEach(artist -> releases.computeIfAbsent(artist, _ -> new ArrayList<>()).add(release));
    }
    Map<Integer, Next> next = new HashMap<>();
    Set<Integer> read = new HashSet<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(goal));
    while (!queue.isEmpty()) {
      int at = queue.removeFirst();
      Next here = next.get(at);
      int left = here == null ? 0 : here.releasesLeft();
      for (int release : releases.getOrDefault(at, List.of())) {
        if (read.add(release)) {
          for (int artist : people.getOrDefault(release, List.of())) {
            if (artist != goal && !next.containsKey(artist)) {
              next.put(artist, new Next(release, at, left + 1));
              queue.addLast(artist);
            }
          }
        }
      }
    }
    return next;
  }
}
