package creditgraph.testkit.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a route must look like, and the plainest way to find the shortest that does: every state a
/// walk can be in, step by step.
///
/// @param via artists to visit in this order
/// @param years of each release; 0 for unknown, which satisfies no constraint on years
/// @param firstYear with `lastYear`, the years a release may have
/// @param usesYears whether the window or the order is asked for
/// @param maxReleases longest route that will do
public record NaiveConstraints(
    Set<Integer> avoidedArtists,
    Set<Integer> avoidedReleases,
    List<Integer> via,
    int[] years,
    int firstYear,
    int lastYear,
    boolean usesYears,
    boolean inOrder,
    int maxReleases) {

  private record State(int artist, int visited, int year) {}

  /// Releases on the shortest route that satisfies all, or [NaiveGraph#NOT_CONNECTED].
  public int distance(NaiveGraph graph, int from, int to) {
    Set<State> seen = new HashSet<>();
    Set<State> level = Set.of(new State(from, visit(from, 0), Integer.MIN_VALUE));
    for (int releases = 0; !level.isEmpty() && releases <= maxReleases; releases++) {
      Set<State> next = new HashSet<>();
      for (State state : level) {
        if (state.artist == to && state.visited == via.size()) {
          return releases;
        }
        if (seen.add(state)) {
          step(graph, state, next);
        }
      }
      level = next;
    }
    return NaiveGraph.NOT_CONNECTED;
  }

  private void step(NaiveGraph graph, State state, Set<State> next) {
    for (int release = 0; release < graph.releases().size(); release++) {
      if (graph.releases().get(release).contains(state.artist) && admits(release, state.year)) {
        for (int artist : graph.releases().get(release)) {
          if (!avoidedArtists.contains(artist)) {
            int year = inOrder ? years[release] : Integer.MIN_VALUE;
            next.add(new State(artist, visit(artist, state.visited), year));
          }
        }
      }
    }
  }

  /// Whether a release of this ordinal may follow one of this year.
  public boolean admits(int release, int after) {
    int year = years[release];
    return !avoidedReleases.contains(release)
        && (!usesYears || (year != 0 && firstYear <= year && year <= lastYear))
        && (!inOrder || after <= year);
  }

  private int visit(int artist, int visited) {
    int count = visited;
    while (count < via.size() && via.get(count) == artist) {
      count++;
    }
    return count;
  }
}
