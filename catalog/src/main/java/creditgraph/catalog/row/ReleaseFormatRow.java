package creditgraph.catalog.row;

import java.util.List;

/// A medium of a release.
///
/// @param quantity as stated; may exceed any integer
public record ReleaseFormatRow(
    int releaseId,
    int sequence,
    String name,
    String quantity,
    String text,
    List<String> descriptions) {

  public ReleaseFormatRow {
    descriptions = List.copyOf(descriptions);
  }
}
