package creditgraph.testkit.world;

import creditgraph.testkit.world.NaiveCount.Credit;
import creditgraph.testkit.world.NaiveCount.Release;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// How many releases lie between two artists, by widening the circle of artists until the other one
/// is in it.
///
/// @param artistsOfReleases ids of those who count, by release
record NaiveDistance(List<Set<String>> artistsOfReleases) {

  static final int NO_ROUTE = -1;

  private static final Set<String> NOBODY = Set.of("", "194", "355", "118760", "151641");

  static NaiveDistance everyone(NaiveCount count) {
    return of(count.releases, role -> true);
  }

  /// No compilations or unofficial releases, and nobody who made without playing.
  static NaiveDistance performers(NaiveCount count) {
    Set<String> left = Set.of("Compilation", "Unofficial Release");
    return of(
        count.releases.stream()
            .filter(release -> release.formats().stream().noneMatch(left::contains))
            .toList(),
        role ->
            !role.matches(
                "(Produc|Engineer|Record|Mixed|Master|Lacquer|Art|Design|Written|Lyrics|Music"
                    + "|Composed|Compiled|DJ).*"));
  }

  private static NaiveDistance of(List<Release> releases, Predicate<String> counts) {
    return new NaiveDistance(releases.stream().map(release -> artists(release, counts)).toList());
  }

  private static Set<String> artists(Release release, Predicate<String> counts) {
    Set<String> artists = new HashSet<>();
    for (Credit credit : release.credits()) {
      if (!NOBODY.contains(credit.id()) && counts.test(credit.role())) {
        artists.add(credit.id());
      }
    }
    return artists;
  }

  int between(int from, int to) {
    Set<String> reached = new HashSet<>(Set.of(String.valueOf(from)));
    int distance = 0;
    while (!reached.contains(String.valueOf(to))) {
      Set<String> before = Set.copyOf(reached);
      artistsOfReleases.stream()
          .filter(artists -> artists.stream().anyMatch(before::contains))
          .forEach(reached::addAll);
      if (reached.size() == before.size()) {
        return NO_ROUTE;
      }
      distance++;
    }
    return distance;
  }
}
