package creditgraph.graph.measure;

import creditgraph.graph.search.ShortestRoutes;

/// What all shortest routes between two artists look like together.
///
/// @param releases on each of them
/// @param routes their number; `Long.MAX_VALUE` stands for itself and everything beyond
/// @param artists that stand between the two on any of them
/// @param firstReleases with which one may begin
/// @param lastReleases with which one may end
public record PairShape(
    int releases, long routes, int artists, int firstReleases, int lastReleases) {

  /// O(steps of the routes).
  ///
  /// @param routes of two different artists
  public static PairShape of(ShortestRoutes routes) {
    int[] widths = routes.widths();
    int artists = 0;
    for (int layer = 2; layer < widths.length - 1; layer += 2) {
      artists += widths[layer];
    }
    return new PairShape(
        routes.length(), routes.count(), artists, widths[1], widths[widths.length - 2]);
  }
}
