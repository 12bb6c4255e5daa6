package creditgraph.ingest.tables;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.ingest.xml.ElementCursor;
import creditgraph.ingest.xml.RecordRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The track list of one release: its tracks and sub-tracks, and the credits on each.
///
/// Tracks are numbered depth first, a parent before its sub-tracks. The dump may close the parent
/// after them, so all is held until the list ends and put in order once.
final class TracklistReader {

  private static final int NO_PARENT = -1;

  private record TrackCredits(int trackSequence, List<CreditedArtist> artists) {}

  private final int releaseId;
  private final RowBatch rows;
  private final CreditRows credits;
  private final List<TrackRow> tracks = new ArrayList<>();
  private final List<TrackCredits> artists = new ArrayList<>();
  private final List<TrackCredits> extraArtists = new ArrayList<>();
  private int nextSequence;

  TracklistReader(int releaseId, RowBatch rows, CreditRows credits) {
    this.releaseId = releaseId;
    this.rows = rows;
    this.credits = credits;
  }

  /// @return reads positions of this list
  TrackRange read(ElementCursor xml) throws RecordRefused {
    readTracks(xml, NO_PARENT);
    tracks.sort(Comparator.comparingInt(TrackRow::sequence));
    tracks.forEach(track -> rows.add(Output.TRACK, track));
    TrackRange range = new TrackRange(tracks);
    addCredits(Output.TRACK_CREDIT, artists, range);
    addCredits(Output.TRACK_EXTRA_CREDIT, extraArtists, range);
    return range;
  }

  private void readTracks(ElementCursor xml, int parent) throws RecordRefused {
    while (xml.nextChild()) {
      if (xml.name().equals("track")) {
        readTrack(xml, parent);
      } else {
        xml.skipUnknown();
      }
    }
  }

  private void readTrack(ElementCursor xml, int parent) throws RecordRefused {
    int sequence = nextSequence++;
    String position = "";
    String title = "";
    String duration = "";
    while (xml.nextField()) {
      switch (xml.name()) {
        case "position" -> position = xml.text();
        case "title" -> title = xml.text();
        case "duration" -> duration = xml.text();
        case "artists" -> artists.add(new TrackCredits(sequence, CreditedArtist.list(xml)));
        case "extraartists" ->
            extraArtists.add(new TrackCredits(sequence, CreditedArtist.list(xml)));
        case "sub_tracks" -> readTracks(xml, sequence);
        default -> xml.skipUnknown();
      }
    }
    tracks.add(new TrackRow(releaseId, sequence, parent, position, title, duration));
  }

  private void addCredits(Output<CreditRow> output, List<TrackCredits> ofTracks, TrackRange range) {
    ofTracks.sort(Comparator.comparingInt(TrackCredits::trackSequence));
    for (TrackCredits ofTrack : ofTracks) {
      credits.add(output, releaseId, ofTrack.trackSequence(), ofTrack.artists(), range);
    }
  }
}
