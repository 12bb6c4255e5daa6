package creditgraph.http.artist;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import java.util.concurrent.CompletionStage;

/// Where names come from. The cluster node answers from PostgreSQL, and from its snapshots while
/// that is away.
public interface Artists {

  /// Artists of whom a name, a variation of it or an alias starts with the query, or holds a word
  /// that does.
  ///
  /// @param query as typed; not empty
  /// @param limit 1 to 50
  CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit);
}
