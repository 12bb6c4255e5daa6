package creditgraph.ingest.snapshot;

import java.util.List;

/// The columns of the catalog that a snapshot is made of, table by table. What they mean is told at
/// the rows in `creditgraph.catalog.row`; whoever needs another adds it here.
final class Columns {

  private Columns() {}

  record Artist(int id, String name) {}

  record Variation(int artistId, String name) {}

  record Alias(int artistId, int aliasId, String name) {}

  /// Whom a group names.
  record Member(int artistId, int memberId) {}

  /// Which group a member names.
  record Group(int artistId, int groupId) {}

  record Master(int mainReleaseId) {}

  /// Enough of a release to know whether it stands for its master.
  record Pressing(int id, int masterId, boolean mainRelease) {}

  record Release(
      int id,
      String title,
      String country,
      int year,
      int masterId,
      boolean mainRelease,
      List<String> genres) {

    Pressing pressing() {
      return new Pressing(id, masterId, mainRelease);
    }
  }

  record Format(int releaseId, String name, String quantity, List<String> descriptions) {}

  record Track(
      int releaseId, int sequence, int parent, String position, String title, String duration) {}

  record Credit(
      int releaseId,
      String scope,
      int trackSequence,
      int artistId,
      String name,
      String anv,
      String join,
      String role,
      String tracks,
      List<Integer> trackSequences,
      String tracksRead) {

    /// The same credit, given to another artist record under a name as printed.
    Credit creditedTo(int otherArtistId, String printed) {
      return new Credit(
          releaseId,
          scope,
          trackSequence,
          otherArtistId,
          name,
          printed,
          join,
          role,
          tracks,
          trackSequences,
          tracksRead);
    }
  }

  /// Enough of a credit to know whether it counts for somebody.
  record Counted(int artistId, String role) {}
}
