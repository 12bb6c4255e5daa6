package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// Finds one shortest route among those that satisfy [SearchConstraints].
///
/// - **Avoiding** and **years between** close vertices to the search of [ShortestPath], which goes
///   around them at no cost in its loop; a release is asked for its year once, when first reached.
/// - **Via** cuts the route at each artist to visit, and the parts are searched apart: the shortest
///   whole is made of shortest parts.
/// - **Years in order** ties the parts together; see `OrderedSearch`.
/// - **Ties** as in [ShortestPath], but a route found backwards may be another of the same length.
public final class ConstrainedPath {

  private final CreditGraph graph;
  private final SearchConstraints constraints;
  private final ReleaseYears years;
  private final ReleaseFilter filter;
  private final SearchScratch scratch;
  private final int[] stops;
  private final int leafStart;
  private final int maxReleases;

  private ConstrainedPath(
      CreditGraph graph,
      SearchConstraints constraints,
      ReleaseYears years,
      ReleaseFilter admitted,
      SearchScratch scratch,
      int[] stops,
      int leafStart,
      int maxReleases) {
    this.graph = graph;
    this.constraints = constraints;
    this.years = years;
    this.scratch = scratch;
    this.stops = stops;
    this.leafStart = leafStart;
    this.maxReleases = maxReleases;
    this.filter = admitted.and(constraints.admitting(years));
  }

  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist without any to visit gives a route without
  ///   a release
  /// @param years asked only when `constraints` ask for years
  /// @return [SearchOutcome.NotConnected] when no route satisfies the constraints
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws IllegalArgumentException when an artist is to be both visited and avoided
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static SearchOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints constraints,
      ReleaseYears years,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return find(
        graph,
        fromArtist,
        toArtist,
        constraints,
        years,
        ReleaseFilter.ALL,
        budget,
        cancellation,
        scratch);
  }

  /// [#find] among the routes whose releases are all admitted.
  public static SearchOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints constraints,
      ReleaseYears years,
      ReleaseFilter admitted,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    ShortestPath.requireArtists(graph, fromArtist, toArtist);
    constraints.check(fromArtist, toArtist, graph.artistCount(), graph.releaseCount());
    scratch.meter.start(budget, cancellation);
    int[] stops = stops(fromArtist, constraints, toArtist);
    scratch.route.startAt(fromArtist);
    if (stops.length == 1) {
      return new SearchOutcome.Found(scratch.route.toPath(), 0);
    }
    try {
      return findBetween(graph, stops, constraints, years, admitted, budget, scratch);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(scratch.meter.vertex, e);
    }
  }

  private static SearchOutcome findBetween(
      CreditGraph graph,
      int[] stops,
      SearchConstraints constraints,
      ReleaseYears years,
      ReleaseFilter admitted,
      SearchBudget budget,
      SearchScratch scratch) {
    int component = graph.componentOf(stops[0]);
    for (int stop : stops) {
      if (component == CreditGraph.ISOLATED || component != graph.componentOf(stop)) {
        return new SearchOutcome.NotConnected(0);
      }
    }
    ConstrainedPath search =
        new ConstrainedPath(
            graph,
            constraints,
            years,
            admitted,
            scratch,
            stops,
            graph.leafStart(component),
            Math.min(constraints.maxReleases(), budget.maxReleases()));
    SearchEnd end = constraints.yearsInOrder() ? search.runInOrder() : search.runParts();
    return constraints.answered(end, budget).outcome(scratch.route, scratch.meter.edges);
  }

  private SearchEnd runInOrder() {
    scratch.begin(graph);
    constraints.close(graph, scratch.bidirectional.marks);
    SearchEnd end =
        scratch.ordered.run(
            graph, leafStart, stops, maxReleases, scratch.bidirectional.marks, filter, years);
    if (end == SearchEnd.FOUND) {
      scratch.ordered.readRoute(scratch.route);
    }
    scratch.ordered.clear();
    scratch.end();
    return end;
  }

  private SearchEnd runParts() {
    BidirectionalSearch search = scratch.bidirectional;
    for (int part = 1; part < stops.length; part++) {
      // Each part still to come takes a release at least.
      int left = maxReleases - scratch.route.length() - (stops.length - 1 - part);
      if (left < 1) {
        return SearchEnd.OUT_OF_RELEASES;
      }
      scratch.begin(graph);
      constraints.close(graph, scratch.bidirectional.marks);
      SearchEnd end = search.run(graph, leafStart, stops[part - 1], stops[part], left, filter);
      if (end == SearchEnd.FOUND) {
        search.appendRoute(scratch.route);
      }
      scratch.end();
      if (end != SearchEnd.FOUND) {
        return end;
      }
    }
    return SearchEnd.FOUND;
  }

  /// All artists to visit in order, ends included, none twice in a row.
  private static int[] stops(int from, SearchConstraints constraints, int to) {
    int[] stops = new int[constraints.via().size() + 2];
    int count = 0;
    stops[count++] = from;
    for (int artist : constraints.via()) {
      if (artist != stops[count - 1]) {
        stops[count++] = artist;
      }
    }
    if (to != stops[count - 1]) {
      stops[count++] = to;
    }
    return Arrays.copyOf(stops, count);
  }
}
