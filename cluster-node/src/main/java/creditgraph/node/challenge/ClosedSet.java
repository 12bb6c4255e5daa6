package creditgraph.node.challenge;

import creditgraph.game.challenge.PairAppraisal;
import creditgraph.game.challenge.SimulatedPlayer;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.RouteCosts;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestRoutes;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import creditgraph.graph.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The part of a graph in which a challenge can be played without the cluster: all shortest routes,
/// or as many as there is room for, a route that keeps away from hubs, and decoys beside them. At
/// most [#MAX_ARTISTS] artists and [#MAX_RELEASES] releases, all as ordinals. A function of the
/// snapshot, the pair and the room.
final class ClosedSet {

  static final int MAX_ARTISTS = 150;
  static final int MAX_RELEASES = 400;

  /// The clock must not decide what is in the file.
  private static final SearchBudget BUDGET = SearchBudget.standard().untimed();

  private static final int DRAWN_ROUTES = 300;
  private static final int DECOY_RELEASES = 6;
  private static final int DECOY_PEOPLE = 3;

  private final CreditGraph graph;
  private final int maxArtists;
  private final int maxReleases;
  private final Set<Integer> artists = new LinkedHashSet<>();
  private final Set<Integer> releases = new LinkedHashSet<>();
  private final Map<String, CreditPath> showcase = new LinkedHashMap<>();
  private boolean complete;

  private ClosedSet(CreditGraph graph, int room) {
    this.graph = graph;
    this.maxArtists = MAX_ARTISTS * room / 100;
    this.maxReleases = MAX_RELEASES * room / 100;
  }

  /// Empty when the search did not find a route within its budget.
  ///
  /// @param from ordinal
  /// @param to ordinal of another artist
  /// @param room percent of [#MAX_ARTISTS] and [#MAX_RELEASES] that may be there
  static Optional<ClosedSet> of(
      Snapshot snapshot, int from, int to, int room, SearchScratch scratch) {
    CreditGraph graph = snapshot.graph();
    if (!(AllShortestPaths.find(graph, from, to, BUDGET, Cancellation.never(), scratch)
        instanceof RoutesOutcome.Found found)) {
      return Optional.empty();
    }
    ClosedSet set = new ClosedSet(graph, room);
    set.addShowcase("best-known", new PairAppraisal(graph).bestKnown(found.routes()));
    if (WeightedPath.find(
            graph,
            from,
            to,
            RouteCosts.standard(),
            snapshot.creditRoles(),
            ReleaseFees.FREE,
            BUDGET,
            Cancellation.never(),
            scratch)
        instanceof WeightedOutcome.Found quiet) {
      set.addShowcase("away-from-hubs", quiet.path());
    }
    set.addShowcase("drawn", found.routes().sample(0));
    set.addRoutes(found.routes());
    set.addDecoys();
    return Optional.of(set);
  }

  Set<Integer> artists() {
    return artists;
  }

  Set<Integer> releases() {
    return releases;
  }

  /// Routes worth showing afterwards, by name.
  Map<String, CreditPath> showcase() {
    return showcase;
  }

  /// Whether every shortest route is there.
  boolean isComplete() {
    return complete;
  }

  /// The artists of the set on a release of it, the best known first.
  List<Integer> peopleOn(int release) {
    int[] people = new int[graph.artistsOn(release)];
    int count = graph.artists(release, people);
    return IntStream.range(0, count)
        .mapToObj(i -> people[i])
        .filter(artists::contains)
        .sorted(bestKnownFirst())
        .toList();
  }

  private void addShowcase(String name, CreditPath path) {
    if (add(path)) {
      showcase.put(name, path);
    }
  }

  private void addRoutes(ShortestRoutes routes) {
    Set<Integer> all = new LinkedHashSet<>(artists);
    Set<Integer> over = new LinkedHashSet<>(releases);
    for (int place = 0; place <= 2 * routes.length(); place++) {
      Set<Integer> into = place % 2 == 0 ? all : over;
      IntStream.of(routes.layer(place)).forEach(into::add);
    }
    complete = all.size() <= maxArtists && over.size() <= maxReleases;
    if (complete) {
      artists.addAll(all);
      releases.addAll(over);
    } else {
      for (int seed = 1; seed <= DRAWN_ROUTES; seed++) {
        add(routes.sample(seed));
      }
    }
  }

  /// A route is there whole or not at all.
  private boolean add(CreditPath path) {
    Set<Integer> more = new LinkedHashSet<>();
    Set<Integer> over = new LinkedHashSet<>();
    for (int i = 0; i <= path.length(); i++) {
      more.add(path.artist(i));
    }
    for (int i = 0; i < path.length(); i++) {
      over.add(path.release(i));
    }
    more.removeAll(artists);
    over.removeAll(releases);
    if (artists.size() + more.size() <= maxArtists
        && releases.size() + over.size() <= maxReleases) {
      artists.addAll(more);
      releases.addAll(over);
      return true;
    }
    return false;
  }

  /// Beside each artist, in the order in which they came, some releases that one can read through
  /// and the best known there.
  private void addDecoys() {
    Deque<Integer> beside = new ArrayDeque<>(artists);
    while (!beside.isEmpty() && artists.size() < maxArtists && releases.size() < maxReleases) {
      int artist = beside.removeFirst();
      for (int release : drawnReleases(artist)) {
        if (releases.size() < maxReleases
            && graph.artistsOn(release) <= SimulatedPlayer.CROWD
            && releases.add(release)) {
          beside.addAll(addPeople(release));
        }
      }
    }
  }

  private List<Integer> addPeople(int release) {
    int[] people = new int[graph.artistsOn(release)];
    int count = graph.artists(release, people);
    List<Integer> added =
        IntStream.range(0, count)
            .mapToObj(i -> people[i])
            .filter(person -> !artists.contains(person))
            .sorted(bestKnownFirst())
            .limit(Math.min(DECOY_PEOPLE, maxArtists - artists.size()))
            .toList();
    artists.addAll(added);
    return added;
  }

  private List<Integer> drawnReleases(int artist) {
    int[] row = new int[graph.releasesOf(artist)];
    int count = graph.releases(artist, row);
    SplitMix64 random = SplitMix64.of(0, artist);
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < Math.min(DECOY_RELEASES, count); i++) {
      drawn.add(row[random.nextInt(count)]);
    }
    return drawn;
  }

  private Comparator<Integer> bestKnownFirst() {
    return Comparator.comparingInt((Integer artist) -> -graph.releasesOf(artist))
        .thenComparing(Comparator.naturalOrder());
  }
}
