package creditgraph.graph.snapshot;

import java.util.ArrayList;
import java.util.List;

/// The credits that prove who is on a release: its tracks, then what is credited to each artist, in
/// the order of the release's row.
///
/// Whoever asks for one artist pays for one: tracks and credits of others are passed over by their
/// lengths, and no text of theirs is read. On a compilation of hundreds that is nearly all of it.
final class EvidenceTable {

  private final RecordTable releases;
  private final RecordTable roles;

  EvidenceTable(RecordTable releases, RecordTable roles) {
    this.releases = releases;
    this.roles = roles;
  }

  /// The credits of the artist at a place of the release's row, in the order of the dump; takes as
  /// long as the record is up to them.
  List<EvidenceLine> at(int release, int place) {
    RecordReader record = releases.record(release);
    Tracks tracks = Tracks.passedBy(record);
    for (int before = 0; before < place; before++) {
      for (int credits = record.elements(); credits > 0; credits--) {
        EntryCodec.skipEvidence(record);
      }
    }
    return lines(record, tracks);
  }

  /// The credits of everybody on a release; one pass over them.
  List<List<EvidenceLine>> of(int release, int artists) {
    RecordReader record = releases.record(release);
    Tracks tracks = Tracks.passedBy(record);
    List<List<EvidenceLine>> all = new ArrayList<>(artists);
    for (int place = 0; place < artists; place++) {
      all.add(lines(record, tracks));
    }
    return List.copyOf(all);
  }

  private List<EvidenceLine> lines(RecordReader record, Tracks tracks) {
    int credits = record.elements();
    List<EvidenceLine> lines = new ArrayList<>(credits);
    for (int i = 0; i < credits; i++) {
      ReleaseEntry.CreditLine credit = EntryCodec.evidence(record, roles);
      lines.add(
          new EvidenceLine(
              credit.scope(),
              credit.role(),
              credit.anv(),
              credit.trackText(),
              credit.trackIndexes().stream().map(tracks::get).toList()));
    }
    return List.copyOf(lines);
  }

  /// The tracks of a release, each read when it is first asked for.
  private static final class Tracks {

    private final RecordReader record;
    private final long[] starts;
    private final ReleaseEntry.TrackLine[] read;

    private Tracks(RecordReader record, long[] starts) {
      this.record = record;
      this.starts = starts;
      this.read = new ReleaseEntry.TrackLine[starts.length];
    }

    static Tracks passedBy(RecordReader record) {
      long[] starts = new long[record.elements()];
      for (int track = 0; track < starts.length; track++) {
        starts[track] = record.position();
        record.skipText();
        record.skipText();
      }
      return new Tracks(record, starts);
    }

    ReleaseEntry.TrackLine get(int index) {
      if (index >= starts.length) {
        throw record.damaged("track %d of %d".formatted(index, starts.length));
      }
      if (read[index] == null) {
        RecordReader track = record.from(starts[index]);
        read[index] = new ReleaseEntry.TrackLine(track.text(), track.text());
      }
      return read[index];
    }
  }
}
