package creditgraph.node.search;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.ConstrainedPath;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.ReleaseFilter;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchConstraints;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.search.ShortestRoutes;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.YearOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Picks the search that a question's options ask for: one shortest route, all of them, one that
/// satisfies constraints, or a cheapest one.
final class RouteSearch {

  /// How a search ended, whichever it was.
  sealed interface Ending {

    long edgesScanned();

    /// @param paths at least one, the answer first
    /// @param cost of a cheapest route, else 0
    /// @param count of all shortest routes; 0 where they were not counted
    record Routes(List<CreditPath> paths, int cost, long count, long edgesScanned)
        implements Ending {}

    /// There is no such route.
    record None(long edgesScanned) implements Ending {}

    record Exhausted(SearchBudget.Limit limit, long edgesScanned) implements Ending {}
  }

  private final Snapshot snapshot;
  private final CreditGraph graph;
  private final int from;
  private final int to;
  private final SearchBudget budget;
  private final Cancellation cancellation;
  private final SearchScratch scratch;

  /// @param from ordinal in the snapshot, another than `to`
  RouteSearch(
      Snapshot snapshot,
      int from,
      int to,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    this.snapshot = snapshot;
    this.graph = snapshot.graph();
    this.from = from;
    this.to = to;
    this.budget = budget;
    this.cancellation = cancellation;
    this.scratch = scratch;
  }

  /// @param via ordinals of the artists to visit
  Ending find(RouteOptions options, List<Integer> via) {
    if (options.isNone()) {
      return one(ShortestPath.find(graph, from, to, budget, cancellation, scratch));
    }
    Set<Integer> avoided = avoidedArtists(options);
    if (avoided.contains(from)
        || avoided.contains(to)
        || via.stream().anyMatch(avoided::contains)) {
      // Two ids of one person, where the ruleset takes aliases for one.
      return new Ending.None(0);
    }
    if (options.hubPenalty().weighs()) {
      return cheapest(options, avoided);
    }
    return options.routes() > 0 || options.seed() > 0
        ? all(options, avoided)
        : constrained(options, avoided, via);
  }

  /// Releases on a shortest route of which nothing is asked; 0 when a limit was met first.
  int lengthWithoutOptions() {
    return ShortestPath.find(graph, from, to, budget, cancellation, scratch)
            instanceof SearchOutcome.Found found
        ? found.path().length()
        : 0;
  }

  private Ending cheapest(RouteOptions options, Set<Integer> avoided) {
    Set<Integer> releases = avoidedReleases(options);
    ReleaseFilter unavoided =
        releases.isEmpty() ? ReleaseFilter.ALL : release -> !releases.contains(release);
    WeightedOutcome outcome =
        WeightedPath.find(
            graph,
            from,
            to,
            RulesetTariff.of(snapshot, options.hubPenalty().cost()),
            avoided,
            unavoided.and(ofYears(options)).and(ofKind(options)),
            budget,
            cancellation,
            scratch);
    return switch (outcome) {
      case WeightedOutcome.Found found ->
          new Ending.Routes(List.of(found.path()), found.cost(), 0, found.edgesScanned());
      case WeightedOutcome.NotConnected none -> new Ending.None(none.edgesScanned());
      case WeightedOutcome.BudgetExhausted exhausted ->
          new Ending.Exhausted(exhausted.limit(), exhausted.edgesScanned());
    };
  }

  private Ending all(RouteOptions options, Set<Integer> avoided) {
    RoutesOutcome outcome =
        AllShortestPaths.find(
            graph,
            from,
            to,
            avoiding(options, avoided),
            ofYears(options).and(ofKind(options)),
            budget,
            cancellation,
            scratch);
    return switch (outcome) {
      case RoutesOutcome.Found found ->
          new Ending.Routes(
              chosen(found.routes(), options), 0, found.routes().count(), found.edgesScanned());
      case RoutesOutcome.NotConnected none -> new Ending.None(none.edgesScanned());
      case RoutesOutcome.BudgetExhausted exhausted ->
          new Ending.Exhausted(exhausted.limit(), exhausted.edgesScanned());
    };
  }

  private static List<CreditPath> chosen(ShortestRoutes routes, RouteOptions options) {
    return options.seed() > 0
        ? List.of(routes.sample(options.seed()))
        : routes.first(options.routes());
  }

  /// Years ascend to the search, so that a route along which they descend is found from its other
  /// end.
  private Ending constrained(RouteOptions options, Set<Integer> avoided, List<Integer> via) {
    boolean backwards = options.yearOrder() == YearOrder.DESCENDING;
    SearchConstraints constraints =
        avoiding(options, avoided).via(backwards ? via.reversed() : via);
    if (!options.years().isAll()) {
      constraints = constraints.between(options.years().first(), options.years().last());
    }
    if (options.yearOrder() != YearOrder.ANY) {
      constraints = constraints.withYearsInOrder();
    }
    SearchOutcome outcome =
        ConstrainedPath.find(
            graph,
            backwards ? to : from,
            backwards ? from : to,
            constraints,
            snapshot.years(),
            ofKind(options),
            budget,
            cancellation,
            scratch);
    return outcome instanceof SearchOutcome.Found found && backwards
        ? one(new SearchOutcome.Found(found.path().reversed(), found.edgesScanned()))
        : one(outcome);
  }

  private static Ending one(SearchOutcome outcome) {
    return switch (outcome) {
      case SearchOutcome.Found found ->
          new Ending.Routes(List.of(found.path()), 0, 0, found.edgesScanned());
      case SearchOutcome.NotConnected none -> new Ending.None(none.edgesScanned());
      case SearchOutcome.BudgetExhausted exhausted ->
          new Ending.Exhausted(exhausted.limit(), exhausted.edgesScanned());
    };
  }

  private SearchConstraints avoiding(RouteOptions options, Set<Integer> avoided) {
    SearchConstraints constraints =
        SearchConstraints.none()
            .avoidingArtists(avoided)
            .avoidingReleases(avoidedReleases(options));
    return options.maxReleases() > 0 ? constraints.withAtMost(options.maxReleases()) : constraints;
  }

  /// Who is not in the graph is on no route.
  private Set<Integer> avoidedArtists(RouteOptions options) {
    return options.avoidArtists().stream()
        .map(artist -> snapshot.artistOrdinal(artist.value()))
        .filter(ordinal -> ordinal != Snapshot.ABSENT)
        .collect(Collectors.toSet());
  }

  private Set<Integer> avoidedReleases(RouteOptions options) {
    return options.avoidReleases().stream()
        .flatMap(release -> snapshot.releaseOrdinals(release.value()).stream())
        .collect(Collectors.toSet());
  }

  private ReleaseFilter ofYears(RouteOptions options) {
    return options.years().isAll()
        ? ReleaseFilter.ALL
        : ReleaseFilter.between(snapshot.years(), options.years().first(), options.years().last());
  }

  private ReleaseFilter ofKind(RouteOptions options) {
    int most = options.maxPeople();
    ReleaseFilter small =
        most == 0 ? ReleaseFilter.ALL : release -> graph.artistsOn(release) <= most;
    if (options.avoidFormats().isEmpty()) {
      return small;
    }
    Map<String, Integer> unwanted =
        options.avoidFormats().stream().collect(Collectors.toMap(Function.identity(), _ -> 1));
    ReleaseFees formats = snapshot.formatFees(unwanted);
    return small.and(release -> formats.fee(release) == 0);
  }
}
