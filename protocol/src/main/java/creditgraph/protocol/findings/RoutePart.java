package creditgraph.protocol.findings;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.WireMessage;
import java.util.List;

/// Routes and pairs of neighbours that one task has drawn. Whole numbers, so that parts add up to
/// the same in any order.
///
/// @param pairs drawn
/// @param connected of which a shortest route was drawn
/// @param exhausted whose search ran out of its budget
/// @param hits routes through each artist, whenever its releases were published, and then by
///   decade; ascending
/// @param neighbours pairs of them drawn, each of one artist
/// @param closed of which the two share a release
public record RoutePart(
    int pairs, int connected, int exhausted, List<Hits> hits, int neighbours, int closed)
    implements WireMessage {

  public RoutePart {
    hits = List.copyOf(hits);
  }

  /// How many of the routes run through whom.
  ///
  /// @param decade its first year: routes that come to the artist, or leave, by a release of these
  ///   years; [#ALL] for all routes
  /// @param artists each once
  /// @param routes through each of them, in the same order
  public record Hits(int decade, List<ArtistId> artists, List<Integer> routes)
      implements WireMessage {

    public static final int ALL = 0;

    public Hits {
      artists = List.copyOf(artists);
      routes = List.copyOf(routes);
      if (artists.size() != routes.size()) {
        throw new IllegalArgumentException(
            "routes: expected one number for each of %d artists, found %d"
                .formatted(artists.size(), routes.size()));
      }
    }
  }
}
