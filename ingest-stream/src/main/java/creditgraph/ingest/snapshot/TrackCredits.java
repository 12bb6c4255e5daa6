package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// Which tracks of a release each of its credits holds for.
///
/// - A line with sub-tracks is not a track itself: what is credited there holds for each sub-track.
/// - A *heading* is a line of its own without position and duration, where other lines have a
///   position. What is credited there holds there, and nothing of the release does.
/// - The main artists hold for every track without artists of its own, whether those count or not.
/// - A further credit of the release holds for the tracks that its text names; for all of them
///   without a text; for none where the text could not be read. Where it could in part, for that
///   part.
/// - A release without a track list is one track.
final class TrackCredits {

  private final List<Columns.Track> lines;
  private final BitSet tracks;
  private final BitSet headings;
  private final BitSet withArtists;

  TrackCredits(CatalogRelease source) {
    this.lines = source.tracks();
    this.tracks = leaves();
    this.headings = headings();
    this.withArtists = new BitSet();
    for (Columns.Credit credit : source.credits()) {
      if (credit.scope().equals(CreditRow.TRACK)) {
        withArtists.set(credit.trackSequence());
      }
    }
  }

  private BitSet leaves() {
    BitSet leaves = new BitSet();
    leaves.set(0, Math.max(1, lines.size()));
    lines.stream().filter(line -> line.parent() >= 0).forEach(line -> leaves.clear(line.parent()));
    return leaves;
  }

  private BitSet headings() {
    BitSet headings = new BitSet();
    if (lines.stream().anyMatch(line -> !line.position().isBlank())) {
      lines.stream()
          .filter(line -> tracks.get(line.sequence()))
          .filter(line -> line.parent() < 0)
          .filter(line -> line.position().isBlank() && line.duration().isBlank())
          .forEach(line -> headings.set(line.sequence()));
    }
    return headings;
  }

  /// The tracks by their place in the track list; 0 for that of a release without one.
  BitSet heldFor(Columns.Credit credit) {
    return switch (credit.scope()) {
      case CreditRow.MAIN -> where(track -> ofRelease(track) && nearestOf(withArtists, track) < 0);
      case CreditRow.EXTRA -> extra(credit);
      case CreditRow.TRACK ->
          where(track -> nearestOf(withArtists, track) == credit.trackSequence());
      case CreditRow.TRACK_EXTRA -> {
        BitSet line = new BitSet();
        line.set(credit.trackSequence());
        yield where(track -> nearestOf(line, track) >= 0);
      }
      default -> throw new IllegalStateException("a credit row checks its scope: " + credit);
    };
  }

  /// Whether these are all the tracks of the release, headings aside.
  boolean areAll(BitSet some) {
    return tracks.stream().allMatch(track -> some.get(track) || headings.get(track));
  }

  private BitSet extra(Columns.Credit credit) {
    if (credit.tracksRead().equals(CreditRow.NOT_LIMITED)) {
      return where(this::ofRelease);
    }
    BitSet named = new BitSet();
    credit.trackSequences().forEach(named::set);
    return where(track -> nearestOf(named, track) >= 0);
  }

  private boolean ofRelease(int track) {
    return !headings.get(track);
  }

  /// The first of some lines from this track upwards: itself, the line that it is a sub-track of,
  /// and so on; negative when there is none.
  private int nearestOf(BitSet some, int track) {
    int line = track;
    while (line >= 0 && !some.get(line)) {
      line = lines.isEmpty() ? -1 : lines.get(line).parent();
    }
    return line;
  }

  private BitSet where(IntPredicate held) {
    BitSet found = new BitSet();
    tracks.stream().filter(held).forEach(found::set);
    return found;
  }
}
