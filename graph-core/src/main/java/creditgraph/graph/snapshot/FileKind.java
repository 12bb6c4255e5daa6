package creditgraph.graph.snapshot;

import java.util.Arrays;
import java.util.Optional;

/// The files of a snapshot. Numbers and names are part of the format.
enum FileKind {
  ARTIST_RELEASES(1, "artist-releases.mcg", Purpose.TOPOLOGY, 3),
  RELEASE_ARTISTS(2, "release-artists.mcg", Purpose.TOPOLOGY, 3),
  COMPONENTS(3, "components.mcg", Purpose.TOPOLOGY, 2),
  ARTIST_IDS(4, "artist-ids.mcg", Purpose.TOPOLOGY, 2),
  RELEASE_IDS(5, "release-ids.mcg", Purpose.TOPOLOGY, 2),
  ROLES(6, "roles.mcg", Purpose.TOPOLOGY, 3),
  ARTIST_LABELS(7, "artist-labels.mcg", Purpose.LABELS, 2),
  RELEASE_LABELS(8, "release-labels.mcg", Purpose.LABELS, 4),
  EVIDENCE(9, "evidence.mcg", Purpose.EVIDENCE, 4);

  final int number;
  final String fileName;
  final Purpose purpose;
  final int sections;

  FileKind(int number, String fileName, Purpose purpose, int sections) {
    this.number = number;
    this.fileName = fileName;
    this.purpose = purpose;
    this.sections = sections;
  }

  /// Whether some search needs it: the labels of releases hold their years and formats.
  boolean isForSearch() {
    return purpose == Purpose.TOPOLOGY || this == RELEASE_LABELS;
  }

  static Optional<FileKind> named(String fileName) {
    return Arrays.stream(values()).filter(kind -> kind.fileName.equals(fileName)).findFirst();
  }

  /// What a file is for, so that a node may fetch only what it needs.
  enum Purpose {
    TOPOLOGY("topology"),
    LABELS("labels"),
    EVIDENCE("evidence");

    final String word;

    Purpose(String word) {
      this.word = word;
    }
  }
}
