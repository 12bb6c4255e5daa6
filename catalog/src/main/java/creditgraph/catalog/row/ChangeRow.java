package creditgraph.catalog.row;

import java.util.List;

/// A record that is not the same in two months.
///
/// @param id of the artist, label, master or release
/// @param change one of [#CHANGES]
public record ChangeRow(int id, String change) {

  /// The record is in the second month alone.
  public static final String ADDED = "added";

  /// The record is in the first month alone: deleted or merged into another.
  public static final String WITHDRAWN = "withdrawn";

  /// The record is in both, with other content.
  public static final String CHANGED = "changed";

  public static final List<String> CHANGES = List.of(ADDED, WITHDRAWN, CHANGED);

  public ChangeRow {
    if (!CHANGES.contains(change)) {
      throw new IllegalArgumentException(
          "change: expected one of " + CHANGES + ", found " + change);
    }
  }
}
