package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import java.util.Set;

/// Finds one cheapest route between two artists, by costs of roles, release sizes, hubs and fees.
///
/// - **Exact**: costs are whole numbers, see [RouteCosts]; how is told at `WeightedSearch`.
/// - **Ties.** Which of several cheapest routes is returned is a function of the graph's ordinals
///   and the unordered pair, as in [ShortestPath].
/// - **Limits.** The budget's limit on releases bounds the route of fewest releases; the cheapest
///   may have more.
/// - **Time** O(credits read + cost of the route). **Memory** what [ShortestPath] needs and about
///   60 bytes for each vertex reached; the outcome and small copies are allocated.
public final class WeightedPath {

  private WeightedPath() {}

  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives a route that costs nothing
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static WeightedOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return find(
        graph,
        fromArtist,
        toArtist,
        new RouteTariff(costs, roles, fees),
        ReleaseFilter.ALL,
        budget,
        cancellation,
        scratch);
  }

  /// [#find] among the routes whose releases are all admitted.
  public static WeightedOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      RouteTariff tariff,
      ReleaseFilter admitted,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return find(
        graph, fromArtist, toArtist, tariff, Set.of(), admitted, budget, cancellation, scratch);
  }

  /// [#find] among the routes whose releases are all admitted and that run through none of some
  /// artists.
  ///
  /// @param avoided ordinals of artists
  /// @throws IllegalArgumentException when an end is to be avoided
  public static WeightedOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      RouteTariff tariff,
      Set<Integer> avoided,
      ReleaseFilter admitted,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    SearchConstraints avoiding = SearchConstraints.none();
    if (!avoided.isEmpty()) {
      avoiding = avoiding.avoidingArtists(avoided);
      avoiding.check(fromArtist, toArtist, graph.artistCount(), graph.releaseCount());
    }
    SearchEnd end =
        ShortestPath.search(
            graph,
            Math.min(fromArtist, toArtist),
            Math.max(fromArtist, toArtist),
            avoiding,
            admitted,
            budget,
            cancellation,
            scratch);
    int cost = 0;
    if (end == SearchEnd.FOUND && fromArtist != toArtist) {
      RoutePrices prices = new RoutePrices(graph, fromArtist, toArtist, tariff);
      try {
        end = cheapen(graph, prices, avoided, admitted, scratch);
      } catch (RuntimeException | InternalError e) {
        throw graph.unreadable(scratch.meter.vertex, e);
      }
      cost = scratch.weighted.bestCost();
      if (fromArtist > toArtist) {
        scratch.route.reverse();
      }
    }
    return end.outcome(scratch.route, cost, scratch.meter.edges);
  }

  /// Replaces the route in the scratch, one of fewest releases, by a cheapest one.
  private static SearchEnd cheapen(
      CreditGraph graph,
      RoutePrices prices,
      Set<Integer> avoided,
      ReleaseFilter admitted,
      SearchScratch scratch) {
    WeightedSearch search = scratch.weighted;
    int leafStart = graph.leafStart(graph.componentOf(scratch.route.artist(0)));
    scratch.begin(graph);
    SearchEnd end = search.run(graph, leafStart, scratch.route, prices, avoided, admitted);
    search.readRoute(scratch.route);
    search.clear();
    scratch.end();
    return end;
  }
}
