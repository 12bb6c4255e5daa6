package creditgraph.game.challenge;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.measure.PairShape;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ShortestRoutes;

/// Reads the traits of a pair off the graph. Used by one thread.
public final class PairAppraisal {

  private final CreditGraph graph;
  private final SimulatedPlayer player;

  public PairAppraisal(CreditGraph graph) {
    this.graph = graph;
    this.player = new SimulatedPlayer(graph);
  }

  /// @param routes all shortest ones between two different artists of the graph
  public PairTraits traits(ShortestRoutes routes) {
    CreditPath known = bestKnown(routes);
    int from = known.artist(0);
    int to = known.artist(known.length());
    PairShape shape = PairShape.of(routes);
    return new PairTraits(
        shape.releases(),
        shape.routes(),
        graph.releasesOf(from),
        graph.releasesOf(to),
        shape.firstReleases(),
        shape.lastReleases(),
        leastKnown(known),
        crowded(known),
        player.wins(from, to, shape.releases()));
  }

  /// The shortest route that a player would think of first: see [PairTraits].
  public CreditPath bestKnown(ShortestRoutes routes) {
    return routes.widest(graph::releasesOf);
  }

  private int leastKnown(CreditPath route) {
    int least = route.length() == 1 ? 0 : Integer.MAX_VALUE;
    for (int place = 1; place < route.length(); place++) {
      least = Math.min(least, graph.releasesOf(route.artist(place)));
    }
    return least;
  }

  private int crowded(CreditPath route) {
    int crowded = 0;
    for (int place = 0; place < route.length(); place++) {
      crowded += graph.artistsOn(route.release(place)) > SimulatedPlayer.CROWD ? 1 : 0;
    }
    return crowded;
  }
}
