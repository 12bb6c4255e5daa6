package creditgraph.protocol.findings;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// What can be counted of a snapshot without drawing anything. Exact.
///
/// @param artists how many releases artists have
/// @param releases how many artists releases have
public record GraphShape(Degrees artists, Degrees releases, Sizes components)
    implements WireMessage {

  /// @param count artists, or releases
  /// @param credits the sum of their degrees
  /// @param median the smallest degree that half of them do not exceed; so 90 and 99 of 100. 0, as
  ///   `most`, when there is none of them
  /// @param byBinaryDigits at index `b` those whose degree has `b` binary digits: 0, 1, 2 to 3, 4
  ///   to 7, and so on
  public record Degrees(
      int count,
      long credits,
      int median,
      int of90,
      int of99,
      int most,
      List<Integer> byBinaryDigits)
      implements WireMessage {
    public Degrees {
      byBinaryDigits = List.copyOf(byBinaryDigits);
    }
  }

  /// @param count components, those of a single artist included
  /// @param isolated artists who share a release with nobody
  /// @param largestArtists of the component with most artists
  /// @param largestReleases of the same, solo ones included
  /// @param connectedPairs ordered pairs of different artists whom some route joins
  /// @param byBinaryDigits components by the number of their artists, as degrees are
  public record Sizes(
      int count,
      int isolated,
      int largestArtists,
      int largestReleases,
      long connectedPairs,
      List<Integer> byBinaryDigits)
      implements WireMessage {
    public Sizes {
      byBinaryDigits = List.copyOf(byBinaryDigits);
    }
  }
}
