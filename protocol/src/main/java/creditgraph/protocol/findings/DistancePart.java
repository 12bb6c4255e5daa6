package creditgraph.protocol.findings;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.WireMessage;
import java.util.List;

/// Distances from the sources of one task. Whole numbers, so that parts add up to the same in any
/// order; of bounded size, whatever the graph.
///
/// @param sources in the order in which they were drawn; fewer than asked for, or none, when the
///   largest component has no more artists
/// @param panel the same artists in every part
public record DistancePart(List<Source> sources, List<PanelSum> panel) implements WireMessage {

  /// What is farther is counted here.
  public static final int FARTHEST = 255;

  public DistancePart {
    sources = List.copyOf(sources);
    panel = List.copyOf(panel);
  }

  /// @param byReleases at index `d` the artists `d` releases away; index 0 is unused
  public record Source(ArtistId artist, List<Integer> byReleases) implements WireMessage {
    public Source {
      byReleases = List.copyOf(byReleases);
    }
  }

  /// @param releases of the artist
  /// @param sources of the task other than the artist
  /// @param sum of the distances to them
  public record PanelSum(ArtistId artist, int releases, int sources, long sum, long sumOfSquares)
      implements WireMessage {}
}
