package creditgraph.ingest.dump;

import java.util.Locale;

/// The four files of a Discogs month, in the order they are read.
public enum DumpType {
  ARTISTS("artist"),
  LABELS("label"),
  MASTERS("master"),
  RELEASES("release");

  private final String recordElement;

  DumpType(String recordElement) {
    this.recordElement = recordElement;
  }

  /// The plural: root element of the file and part of its name.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The element that holds one record.
  public String recordElement() {
    return recordElement;
  }
}
