package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;

/// The connected components of a graph.
///
/// @param count components, those of a single artist included
/// @param largestArtists artists of the component with most artists
/// @param largestReleases releases of that component, solo ones included
public record Components(int count, int largestArtists, int largestReleases) {

  /// Reads the component table; O(log solo releases) unless all artists are isolated.
  public static Components of(CreditGraph graph) {
    int isolated = graph.artistCount() - graph.connectedArtistCount();
    int count = graph.componentCount() + isolated;
    if (graph.componentCount() > 0) {
      int artists = graph.componentStart(1);
      int releases = graph.componentReleaseStart(1) + graph.soloStart(artists);
      return new Components(count, artists, releases);
    }
    int most = 0;
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      most = Math.max(most, graph.releasesOf(artist));
    }
    return new Components(count, Math.min(1, graph.artistCount()), most);
  }
}
