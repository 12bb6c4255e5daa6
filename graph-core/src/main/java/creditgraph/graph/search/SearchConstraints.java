package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.OrdinalOutOfRange;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a route must look like. Immutable; start from [#none] and add.
///
/// All are exact: the route found is a shortest one among those that satisfy every constraint, and
/// "not connected" means that there is none. Artists and releases are ordinals of one graph.
public final class SearchConstraints {

  /// More would be a tour, not a route.
  public static final int MAX_VIA = 8;

  private static final SearchConstraints NONE =
      new SearchConstraints(
          Set.of(),
          Set.of(),
          List.of(),
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          false,
          Integer.MAX_VALUE);

  private final Set<Integer> avoidedArtists;
  private final Set<Integer> avoidedReleases;
  private final List<Integer> via;
  private final int firstYear;
  private final int lastYear;
  private final boolean yearsInOrder;
  private final int maxReleases;

  private SearchConstraints(
      Collection<Integer> avoidedArtists,
      Collection<Integer> avoidedReleases,
      List<Integer> via,
      int firstYear,
      int lastYear,
      boolean yearsInOrder,
      int maxReleases) {
    this.avoidedArtists = Set.copyOf(avoidedArtists);
    this.avoidedReleases = Set.copyOf(avoidedReleases);
    this.via = List.copyOf(via);
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    this.yearsInOrder = yearsInOrder;
    this.maxReleases = maxReleases;
  }

  /// Every route will do.
  public static SearchConstraints none() {
    return NONE;
  }

  /// No route runs through these artists, besides those avoided already.
  public SearchConstraints avoidingArtists(Collection<Integer> artists) {
    return new SearchConstraints(
        union(avoidedArtists, artists),
        avoidedReleases,
        via,
        firstYear,
        lastYear,
        yearsInOrder,
        maxReleases);
  }

  /// No route uses these releases, besides those avoided already.
  public SearchConstraints avoidingReleases(Collection<Integer> releases) {
    return new SearchConstraints(
        avoidedArtists,
        union(avoidedReleases, releases),
        via,
        firstYear,
        lastYear,
        yearsInOrder,
        maxReleases);
  }

  /// A route visits these artists, in this order; it may come through an artist twice on the way.
  public SearchConstraints via(List<Integer> artists) {
    if (artists.size() > MAX_VIA) {
      throw new IllegalArgumentException(
          "a route runs via %d artists at most, found %d".formatted(MAX_VIA, artists.size()));
    }
    return new SearchConstraints(
        avoidedArtists, avoidedReleases, artists, firstYear, lastYear, yearsInOrder, maxReleases);
  }

  /// Every release was published in these years, both included.
  public SearchConstraints between(int first, int last) {
    if (first > last) {
      throw new IllegalArgumentException("years from %d to %d are none".formatted(first, last));
    }
    return new SearchConstraints(
        avoidedArtists, avoidedReleases, via, first, last, yearsInOrder, maxReleases);
  }

  /// No release is older than the one before it on the way.
  public SearchConstraints withYearsInOrder() {
    return new SearchConstraints(
        avoidedArtists, avoidedReleases, via, firstYear, lastYear, true, maxReleases);
  }

  /// A route has no more releases than this. Unlike the budget's limit it is part of the question:
  /// a longer route is no answer.
  public SearchConstraints withAtMost(int releases) {
    if (releases < 1) {
      throw new IllegalArgumentException(
          "a route has one release at least, found a limit of " + releases);
    }
    return new SearchConstraints(
        avoidedArtists, avoidedReleases, via, firstYear, lastYear, yearsInOrder, releases);
  }

  public Set<Integer> avoidedArtists() {
    return avoidedArtists;
  }

  public Set<Integer> avoidedReleases() {
    return avoidedReleases;
  }

  public List<Integer> via() {
    return via;
  }

  public boolean yearsInOrder() {
    return yearsInOrder;
  }

  /// `Integer.MAX_VALUE` when there is no limit.
  public int maxReleases() {
    return maxReleases;
  }

  /// Whether an answer depends on years at all.
  public boolean asksForYears() {
    return yearsInOrder || hasWindow();
  }

  boolean hasWindow() {
    return firstYear != Integer.MIN_VALUE || lastYear != Integer.MAX_VALUE;
  }

  /// Whether a release of this year may be on a route.
  boolean admitsYear(int year) {
    return !asksForYears()
        || (year != ReleaseYears.UNKNOWN && firstYear <= year && year <= lastYear);
  }

  /// The releases whose years will do.
  ReleaseFilter admitting(ReleaseYears years) {
    return asksForYears() ? release -> admitsYear(years.year(release)) : ReleaseFilter.ALL;
  }

  /// Whether some artist or release is closed to every route.
  boolean avoids() {
    return !avoidedArtists.isEmpty() || !avoidedReleases.isEmpty();
  }

  /// Closes what is avoided to a search that is about to begin.
  void close(CreditGraph graph, Marks marks) {
    if (!avoids()) {
      return;
    }
    for (int artist : avoidedArtists) {
      marks.close(artist);
    }
    for (int release : avoidedReleases) {
      if (release < graph.joiningReleaseCount()) {
        marks.close(graph.artistCount() + release);
      }
    }
  }

  /// What the budget says of a route that is too long says less than the question did.
  SearchEnd answered(SearchEnd end, SearchBudget budget) {
    return end == SearchEnd.OUT_OF_RELEASES && maxReleases <= budget.maxReleases()
        ? SearchEnd.NOT_CONNECTED
        : end;
  }

  /// @throws OrdinalOutOfRange when an ordinal is not of a graph of this size
  /// @throws IllegalArgumentException when a route must visit an artist that it must avoid
  void check(int from, int to, int artistCount, int releaseCount) {
    avoidedArtists.forEach(artist -> OrdinalOutOfRange.require("artist", artist, artistCount));
    avoidedReleases.forEach(release -> OrdinalOutOfRange.require("release", release, releaseCount));
    via.forEach(artist -> OrdinalOutOfRange.require("artist", artist, artistCount));
    Set<Integer> visited = new TreeSet<>(via);
    visited.add(from);
    visited.add(to);
    visited.retainAll(avoidedArtists);
    if (!visited.isEmpty()) {
      throw new IllegalArgumentException(
          "artists %s are to be both visited and avoided".formatted(visited));
    }
  }

  private static Set<Integer> union(Set<Integer> one, Collection<Integer> other) {
    Set<Integer> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
