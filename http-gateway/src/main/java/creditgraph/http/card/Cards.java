package creditgraph.http.card;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.card.Asked;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.ArtistReply;
import creditgraph.protocol.card.Describing.NeighbourhoodReply;
import creditgraph.protocol.card.Describing.ReleaseReply;
import creditgraph.protocol.card.PageBounds;
import java.util.concurrent.CompletionStage;

/// Where cards come from. The cluster node reads its open snapshots.
public interface Cards {

  CompletionStage<ArtistReply> artist(Asked asked, ArtistId id);

  /// @param decade whose releases are listed
  /// @param page marks are years, 99999 for none, and release ids
  CompletionStage<NeighbourhoodReply> neighbourhood(
      Asked asked, ArtistId id, Decade decade, PageBounds page);

  /// @param page marks are scopes, counted from 0, and artist ids
  CompletionStage<ReleaseReply> release(Asked asked, ReleaseId id, PageBounds page);
}
