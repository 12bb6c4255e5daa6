package creditgraph.game.ruleset;

import java.util.Collection;
import java.util.Set;

/// Which releases connect anybody. An empty set of countries or genres admits all of them; names
/// are compared exactly as Discogs writes them.
///
/// @param years a release whose year is not stated passes only when no year is excluded
record ReleaseFilter(
    Set<String> refusedFormats,
    Set<String> refusedDescriptions,
    YearRange years,
    Set<String> countries,
    Set<String> genres) {

  ReleaseFilter {
    refusedFormats = Set.copyOf(refusedFormats);
    refusedDescriptions = Set.copyOf(refusedDescriptions);
    countries = Set.copyOf(countries);
    genres = Set.copyOf(genres);
  }

  boolean admits(ReleaseFacts release) {
    return !sharesAny(refusedFormats, release.formatNames())
        && !sharesAny(refusedDescriptions, release.formatDescriptions())
        && years.admits(release.year())
        && (countries.isEmpty() || countries.contains(release.country()))
        && (genres.isEmpty() || sharesAny(genres, release.genres()));
  }

  private static boolean sharesAny(Set<String> wanted, Collection<String> present) {
    return present.stream().anyMatch(wanted::contains);
  }
}
