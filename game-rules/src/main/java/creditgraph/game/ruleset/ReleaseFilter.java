package creditgraph.game.ruleset;

import java.util.Collection;
import java.util.Set;

/// Which releases connect anybody. An empty set of ids, countries or genres admits all of them;
/// names are compared exactly as Discogs writes them.
///
/// @param only ids of the releases that are looked at at all
/// @param years a release whose year is not stated passes only when no year is excluded
record ReleaseFilter(
    Set<Integer> only,
    Set<String> refusedFormats,
    Set<String> refusedDescriptions,
    YearRange years,
    Set<String> countries,
    Set<String> genres) {

  ReleaseFilter {
    only = Set.copyOf(only);
    refusedFormats = Set.copyOf(refusedFormats);
    refusedDescriptions = Set.copyOf(refusedDescriptions);
    countries = Set.copyOf(countries);
    genres = Set.copyOf(genres);
  }

  boolean admits(ReleaseFacts release) {
    return (only.isEmpty() || only.contains(release.id()))
        && !sharesAny(refusedFormats, release.formatNames())
        && !sharesAny(refusedDescriptions, release.formatDescriptions())
        && years.admits(release.year())
        && (countries.isEmpty() || countries.contains(release.country()))
        && (genres.isEmpty() || sharesAny(genres, release.genres()));
  }

  private static boolean sharesAny(Set<String> wanted, Collection<String> present) {
    return present.stream().anyMatch(wanted::contains);
  }
}
