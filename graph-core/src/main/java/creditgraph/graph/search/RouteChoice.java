package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Which of all routes between two artists is meant: one of fewest releases or, by a tariff, a
/// cheapest one; in both cases of those alone whose releases are all admitted.
///
/// Exact and deterministic as [ShortestPath] and [WeightedPath] are. One scratch at a time serves
/// any number of choices.
public sealed interface RouteChoice {

  /// @param admitted releases that a route may use
  record Fewest(ReleaseFilter admitted) implements RouteChoice {}

  /// @param admitted releases that a route may use
  record Cheapest(RouteTariff tariff, ReleaseFilter admitted) implements RouteChoice {}

  /// One of fewest releases, whichever they are.
  static RouteChoice fewest() {
    return new Fewest(ReleaseFilter.ALL);
  }

  /// @return a route found costs 0 where there is no tariff
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  default WeightedOutcome find(
      CreditGraph graph, int fromArtist, int toArtist, SearchBudget budget, SearchScratch scratch) {
    return switch (this) {
      case Fewest fewest ->
          ShortestPath.search(
                  graph,
                  fromArtist,
                  toArtist,
                  SearchConstraints.none(),
                  fewest.admitted(),
                  budget,
                  Cancellation.never(),
                  scratch)
              .outcome(scratch.route, 0, scratch.meter.edges);
      case Cheapest cheapest ->
          WeightedPath.find(
              graph,
              fromArtist,
              toArtist,
              cheapest.tariff(),
              cheapest.admitted(),
              budget,
              Cancellation.never(),
              scratch);
    };
  }
}
