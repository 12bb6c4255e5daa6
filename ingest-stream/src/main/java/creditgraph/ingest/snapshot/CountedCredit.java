package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.graph.snapshot.CreditScope;

/// A credit that the ruleset lets in.
///
/// @param roles bits of the categories for which it counts, not 0
record CountedCredit(Columns.Credit row, CreditScope scope, int roles) {

  /// Whether it is known what tracks the credit holds for.
  boolean isRead() {
    return !row.tracksRead().equals(CreditRow.TRACKS_READ_IN_PART)
        && !row.tracksRead().equals(CreditRow.TRACKS_UNREAD);
  }
}
