package creditgraph.graph.snapshot;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.DamageReport;

/// Names the file behind a row that could not be read.
final class SnapshotDamage {

  private SnapshotDamage() {}

  /// What the message needs is read now: later the file may be what is broken.
  static DamageReport in(SnapshotFiles files) {
    SnapshotFile artists = files.file(FileKind.ARTIST_RELEASES);
    SnapshotFile releases = files.file(FileKind.RELEASE_ARTISTS);
    long artistBlocks = artists.sectionStart(1);
    long releaseBlocks = releases.sectionStart(1);
    return (ofArtist, row, thrown) -> {
      SnapshotDamaged damaged =
          row == DamageReport.UNKNOWN_ROW
              ? artists.damaged(0, "this or %s cannot be read".formatted(releases.path()))
              : ofArtist
                  ? artists.damaged(blockAt(artistBlocks, row), message("artist", row))
                  : releases.damaged(blockAt(releaseBlocks, row), message("release", row));
      damaged.initCause(thrown);
      return damaged;
    };
  }

  private static String message(String what, int row) {
    return "the row of %s %d, or one that leads to it, cannot be read".formatted(what, row);
  }

  /// Where a file says how long a row is and where it begins.
  private static long blockAt(long blocks, int row) {
    return blocks + row / Adjacency.ROWS_PER_BLOCK * (long) Adjacency.BLOCK_BYTES;
  }
}
