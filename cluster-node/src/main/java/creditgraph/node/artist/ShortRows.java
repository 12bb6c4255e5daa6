package creditgraph.node.artist;

import creditgraph.node.artist.BestOfPrefix.Hit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finished answers on their way into `artist_short`, some thousands of rows at a time: each batch
/// is a copy of its own, because a connection on which one is open can do nothing else.
final class ShortRows {

  private static final int BATCH = 200;

  private record Answer(String prefix, int terms, List<Hit> best) {}

  private final Connection connection;
  private final String table;
  private final String fingerprint;
  private final List<Answer> waiting = new ArrayList<>(BATCH);

  ShortRows(Connection connection, String table, String fingerprint) {
    this.connection = connection;
    this.table = table;
    this.fingerprint = fingerprint;
  }

  void add(String prefix, int terms, List<Hit> best) throws SQLException {
    waiting.add(new Answer(prefix, terms, best));
    if (waiting.size() == BATCH) {
      send();
    }
  }

  /// Sends what is left.
  void end() throws SQLException {
    send();
  }

  private void send() throws SQLException {
    try (CopyRows rows =
        CopyRows.into(
            connection, table, "fingerprint, prefix, terms, rank, artist_id, alias, matched_on")) {
      for (Answer answer : waiting) {
        int rank = 1;
        for (Hit hit : answer.best()) {
          rows.field(fingerprint)
              .field(answer.prefix())
              .field(answer.terms())
              .field(rank++)
              .field(hit.artistId())
              .field(hit.alias())
              .field(hit.matchedOn())
              .endRow();
        }
      }
    }
    waiting.clear();
  }
}
