package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Memory of a search, reused from one to the next, and the place of its last answer.
///
/// Two bits for each vertex (seen from one end, seen from the other) and, for each end, the
/// vertices reached with the place of the one they were reached from. It grows to what the largest
/// search needed and stays there; a search that finds it grown allocates nothing. One thread at a
/// time; any graph.
public final class SearchScratch {

  final SearchMeter meter = new SearchMeter();
  final BidirectionalSearch bidirectional = new BidirectionalSearch(meter);
  final RouteBuffer route = new RouteBuffer();
  final RouteLayers layers = new RouteLayers();
  final RowReader row = new RowReader(meter);
  final OrderedSearch ordered = new OrderedSearch(meter, row);
  final WeightedSearch weighted = new WeightedSearch(meter, bidirectional.marks, row);
  final IntBuffer vertices = new IntBuffer();
  private boolean inUse;

  private SearchScratch() {}

  public static SearchScratch create() {
    return new SearchScratch();
  }

  /// The route of the last search that ended with [SearchEnd#FOUND].
  public RouteBuffer route() {
    return route;
  }

  /// Credits read by the last search.
  public long edgesScanned() {
    return meter.edges;
  }

  /// Makes room for a graph; all marks are clear afterwards.
  void begin(CreditGraph graph) {
    Marks marks = bidirectional.marks;
    boolean fresh = marks.reserve(graph.artistCount() + graph.joiningReleaseCount());
    if (inUse && !fresh) {
      // The last search was interrupted by an exception and did not clean up.
      marks.clearAll();
      ordered.clear();
      weighted.clear();
    }
    inUse = true;
  }

  /// Clears what the search marked, at the cost of what it reached.
  void end() {
    bidirectional.clear();
    inUse = false;
  }
}
