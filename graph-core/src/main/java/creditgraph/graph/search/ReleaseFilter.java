package creditgraph.graph.search;

/// Says which releases a route may use; asked once for each release a search reaches.
@FunctionalInterface
interface ReleaseFilter {

  ReleaseFilter ALL = release -> true;

  boolean admits(int release);
}
