package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.FaultSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Verifies ids, roles, labels and evidence by reading all of them.
///
/// A record that cannot be read throws [SnapshotDamaged]; what can be read and contradicts
/// something else is reported.
final class RecordChecks {

  private RecordChecks() {}

  static void artistIds(SnapshotFiles files, Faults faults) {
    IdTable ids = files.artistIds();
    ids(ids, 1, _ -> false, faults.in(files.file(FileKind.ARTIST_IDS), 1));
    mergedIds(files, faults.in(files.file(FileKind.ARTIST_IDS), 0));
  }

  /// Ascending ids that no artist has, each of an artist that there is.
  private static void mergedIds(SnapshotFiles files, FaultSink sink) {
    IdTable artists = files.artistIds();
    MergedIds merged = files.mergedIds();
    int previous = 0;
    for (int rank = 0; rank < merged.count(); rank++) {
      int id = merged.id(rank);
      long at = ((long) artists.count() + rank) * Integer.BYTES;
      if (id <= previous) {
        sink.fault(
            at,
            "merged ids must ascend and be positive, found %d after %d".formatted(id, previous));
        return;
      }
      if (artists.ordinal(id) != IdTable.ABSENT) {
        sink.fault(at, "merged id %d is that of an artist".formatted(id));
      }
      merged.ordinalByRank(rank);
      previous = id;
    }
  }

  /// Ordinals that share an id are parts of one release, or memberships.
  static void releaseIds(SnapshotFiles files, Faults faults) {
    IdTable ids = files.releaseIds();
    ids(
        ids,
        Membership.ID,
        rank -> ids.ordinalByRank(rank - 1) < ids.ordinalByRank(rank),
        faults.in(files.file(FileKind.RELEASE_IDS), 1));
  }

  /// A release has one label, however many parts, and so have memberships.
  static void labelsOfParts(SnapshotFiles files, Faults faults) {
    IdTable ids = files.releaseIds();
    RecordTable labels = files.releaseLabels();
    for (int rank = 1; rank < ids.count(); rank++) {
      int before = ids.ordinalByRank(rank - 1);
      int ordinal = ids.ordinalByRank(rank);
      if (ids.id(before) == ids.id(ordinal)
          && !labels.record(before).holdsAs(labels.record(ordinal))) {
        faults
            .in(files.file(FileKind.RELEASE_IDS), 1)
            .fault(
                (long) rank * Integer.BYTES,
                "releases %d and %d have the id %d and are labelled differently"
                    .formatted(before, ordinal, ids.id(ordinal)));
      }
    }
  }

  /// As many ascending ids as there are ordinals: so each ordinal is named once.
  ///
  /// @param least id there may be
  /// @param mayShare whether the ordinal of this rank may have the id of the one before
  private static void ids(IdTable ids, int least, IntPredicate mayShare, FaultSink sink) {
    int previous = least - 1;
    for (int rank = 0; rank < ids.count(); rank++) {
      int ordinal = ids.ordinalByRank(rank);
      int id = ids.id(ordinal);
      if (id < previous || (id == previous && (rank == 0 || !mayShare.test(rank)))) {
        sink.fault(
            (long) rank * Integer.BYTES,
            "ordinals must follow ascending ids from %d on, found ordinal %d with id %d after id %d"
                .formatted(least, ordinal, id, previous));
        return;
      }
      previous = id;
    }
  }

  static void roles(SnapshotFiles files, CreditGraph graph, Faults faults) {
    SnapshotFile file = files.file(FileKind.ROLES);
    RoleRows roles = files.roles();
    long[] uses = new long[roles.dictionarySize()];
    RecordReader reader = roles.readerAt(0);
    IdTable ids = files.releaseIds();
    for (int release = 0; release < graph.releaseCount(); release++) {
      int block = release / RoleRows.RELEASES_PER_BLOCK;
      if (release % RoleRows.RELEASES_PER_BLOCK == 0 && roles.start(block) != reader.position()) {
        faults
            .in(file, 2)
            .fault(
                (long) block * Long.BYTES,
                "expected start %d, found %d".formatted(reader.position(), roles.start(block)));
      }
      for (int left = graph.artistsOn(release); left > 0; left--) {
        int code = reader.count();
        if (code >= roles.dictionarySize()) {
          throw reader.damaged("role entry %d of %d".formatted(code, roles.dictionarySize()));
        }
        uses[code]++;
        if (roles.entry(code) != 0 && ids.id(release) == Membership.ID) {
          throw reader.damaged("membership %d has role bits".formatted(release));
        }
      }
    }
    RecordWalk.requireEnd(reader);
    roleOrder(roles, uses, faults.in(file, 0));
  }

  /// Distinct, most used first, ties by value.
  private static void roleOrder(RoleRows roles, long[] uses, FaultSink sink) {
    Set<Integer> entries = new HashSet<>();
    for (int code = 0; code < uses.length; code++) {
      if (!entries.add(roles.entry(code))) {
        sink.fault((long) code * Integer.BYTES, "role bits appear twice");
      }
      boolean follows =
          code == 0
              || uses[code] < uses[code - 1]
              || (uses[code] == uses[code - 1]
                  && Integer.compareUnsigned(roles.entry(code), roles.entry(code - 1)) > 0);
      if (uses[code] == 0 || !follows) {
        sink.fault(
            (long) code * Integer.BYTES,
            "role entry %d with %d uses does not follow the one before"
                .formatted(code, uses[code]));
      }
    }
  }

  static void artistLabels(SnapshotFiles files, CreditGraph graph, Faults faults) {
    RecordWalk walk =
        new RecordWalk(files.artistLabels(), files.file(FileKind.ARTIST_LABELS), 0, faults);
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      RecordReader record = walk.next();
      int releases = record.count();
      if (releases != graph.releasesOf(artist)) {
        throw record.damaged(
            "artist %d: expected %d releases, found %d"
                .formatted(artist, graph.releasesOf(artist), releases));
      }
      record.text();
      EntryCodec.readTexts(record);
      EntryCodec.aliases(record);
      RecordWalk.requireEnd(record);
    }
    walk.end();
  }

  static void releaseLabels(SnapshotFiles files, Faults faults) {
    SnapshotFile file = files.file(FileKind.RELEASE_LABELS);
    DictionaryCheck words = DictionaryCheck.of(files.releaseWords(), file, faults);
    RecordTable labels = files.releaseLabels();
    IdTable ids = files.releaseIds();
    RecordWalk walk = new RecordWalk(labels, file, 2, faults);
    for (int release = 0; release < labels.count(); release++) {
      RecordReader record = walk.next();
      ReleaseLabel label =
          EntryCodec.label(ids.id(release), record, words::read, Membership.PEOPLE);
      RecordWalk.requireEnd(record);
      if (label.id() == Membership.ID && !label.equals(Membership.LABEL)) {
        throw record.damaged(
            "membership %d: expected the label of a membership, found %s"
                .formatted(release, label));
      }
    }
    walk.end();
    words.end();
  }

  static void evidence(SnapshotFiles files, CreditGraph graph, Faults faults) {
    SnapshotFile file = files.file(FileKind.EVIDENCE);
    DictionaryCheck roles = DictionaryCheck.of(files.evidenceRoles(), file, faults);
    RecordWalk walk = new RecordWalk(files.evidence(), file, 2, faults);
    IdTable ids = files.releaseIds();
    for (int release = 0; release < graph.releaseCount(); release++) {
      RecordReader record = walk.next();
      int tracks = EntryCodec.tracks(record).size();
      List<ReleaseEntry.CreditLine> lines = new ArrayList<>();
      for (int people = graph.artistsOn(release); people > 0; people--) {
        int credits = record.elements();
        if (credits == 0) {
          throw record.damaged("release %d: a contributor without credit".formatted(release));
        }
        for (; credits > 0; credits--) {
          ReleaseEntry.CreditLine line = EntryCodec.evidence(record, roles::read);
          List<Integer> indexes = line.trackIndexes();
          if (!indexes.isEmpty() && indexes.getLast() >= tracks) {
            throw record.damaged(
                "release %d: track %d of %d".formatted(release, indexes.getLast(), tracks));
          }
          lines.add(line);
        }
      }
      RecordWalk.requireEnd(record);
      if (ids.id(release) == Membership.ID && !Membership.isSound(tracks, lines)) {
        throw record.damaged(
            "membership %d: expected a group and a member, found %s".formatted(release, lines));
      }
    }
    walk.end();
    roles.end();
  }
}
