package creditgraph.http.artist;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import java.util.concurrent.CompletionStage;

/// Where names come from. The cluster node answers from PostgreSQL.
public interface Artists {

  /// Artists whose name or name variation starts with, or holds a word that starts with, the query.
  ///
  /// @param query as typed; not empty
  /// @param limit 1 to 50
  CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit);
}
