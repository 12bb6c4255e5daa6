package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import java.util.List;

/// How large the connected components are. Exact; O(components).
///
/// @param isolated artists who share a release with nobody, each a component
/// @param connectedPairs ordered pairs of different artists whom some route joins
/// @param byBinaryDigits at index `b` the components of `2^(b-1)` to `2^b - 1` artists
public record ComponentSizes(int isolated, long connectedPairs, List<Integer> byBinaryDigits) {

  public ComponentSizes {
    byBinaryDigits = List.copyOf(byBinaryDigits);
  }

  public static ComponentSizes of(CreditGraph graph) {
    int isolated = graph.artistCount() - graph.connectedArtistCount();
    int[] byDigits = new int[Integer.SIZE];
    byDigits[1] = isolated;
    long connectedPairs = 0;
    for (int component = 0; component < graph.componentCount(); component++) {
      int artists = graph.componentStart(component + 1) - graph.componentStart(component);
      byDigits[DegreeStatistics.binaryDigits(artists)]++;
      connectedPairs = Math.addExact(connectedPairs, artists * (artists - 1L));
    }
    return new ComponentSizes(
        isolated, connectedPairs, DegreeStatistics.withoutZerosAtTheEnd(byDigits));
  }
}
