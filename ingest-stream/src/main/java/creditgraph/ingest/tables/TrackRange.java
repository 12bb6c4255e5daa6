package creditgraph.ingest.tables;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.TrackRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the texts that narrow credits to some tracks, such as `A1 to A3, B2`, against the
/// positions of the release's own track list.
///
/// - A comma or semicolon separates. A part is a position, or two positions with `to` or a dash
///   between them: all lines from the one to the other that have a position.
/// - White space of any length counts as one blank; everything else must be as in the track list.
/// - **Nothing is guessed.** A part that names no line, a position that several lines have, a range
///   that runs backwards, a dash that could be read in two ways: not read, and that is told.
///
/// The positions are looked at once, when the first text comes, and the lines found for all texts
/// together are bounded. For one thread and one release.
final class TrackRange {

  /// The busiest real release has 365 credits and 571 lines: a fifth of this if all named all.
  static final int MAX_LINES = 1 << 20;

  /// No text with a dash between two positions is longer.
  private static final int MAX_DASHED = 64;

  private static final int NO_LINE = -1;
  private static final String DASHES = "-\u2013\u2014";
  private static final Pattern SEPARATOR = Pattern.compile("[,;]");
  private static final Pattern TO = Pattern.compile(" to ", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /// @param sequences of the lines, ascending, each once
  /// @param read [CreditRow#tracksRead]
  record Lines(List<Integer> sequences, String read) {

    static final Lines NOT_LIMITED = new Lines(List.of(), CreditRow.NOT_LIMITED);
    static final Lines UNREAD = new Lines(List.of(), CreditRow.TRACKS_UNREAD);
  }

  private final List<TrackRow> tracks;
  private final Map<String, Integer> lines = new HashMap<>();
  private final BitSet withPosition = new BitSet();
  private boolean positionsKnown;
  private int left = MAX_LINES;

  /// @param tracks of one release
  TrackRange(List<TrackRow> tracks) {
    this.tracks = tracks;
  }

  /// @param text as the credit states it
  Lines read(String text) {
    if (text.isBlank()) {
      return Lines.NOT_LIMITED;
    }
    String folded = folded(text);
    knowPositions();
    BitSet found = new BitSet();
    boolean whole = true;
    for (String part : parts(folded)) {
      whole &= add(part, found);
    }
    found.and(withPosition);
    int count = found.cardinality();
    if (count == 0 || count > left) {
      return Lines.UNREAD;
    }
    left -= count;
    List<Integer> sequences = new ArrayList<>(count);
    found.stream().forEach(sequences::add);
    return new Lines(
        List.copyOf(sequences), whole ? CreditRow.TRACKS_READ : CreditRow.TRACKS_READ_IN_PART);
  }

  private void knowPositions() {
    if (positionsKnown) {
      return;
    }
    positionsKnown = true;
    for (TrackRow track : tracks) {
      String position = folded(track.position());
      if (!position.isEmpty()) {
        lines.merge(position, track.sequence(), (_, _) -> NO_LINE);
        withPosition.set(track.sequence());
      }
    }
  }

  /// A position may hold a comma itself.
  private List<String> parts(String text) {
    if (line(text) != NO_LINE) {
      return List.of(text);
    }
    return SEPARATOR
        .splitAsStream(text)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// @return whether the part could be read
  private boolean add(String part, BitSet found) {
    if (lines.containsKey(part)) {
      return addRange(part, part, found);
    }
    String[] ends = TO.split(part, -1);
    if (ends.length == 2) {
      return addRange(ends[0].strip(), ends[1].strip(), found);
    }
    int dash = onlyDash(part);
    return dash > 0
        && addRange(part.substring(0, dash).strip(), part.substring(dash + 1).strip(), found);
  }

  /// The place of the one dash that stands between two positions; 0 when there is none or another.
  private int onlyDash(String part) {
    int only = 0;
    for (int i = 1; i < part.length() - 1 && part.length() <= MAX_DASHED; i++) {
      if (DASHES.indexOf(part.charAt(i)) >= 0
          && lines.containsKey(part.substring(0, i).strip())
          && lines.containsKey(part.substring(i + 1).strip())) {
        if (only > 0) {
          return 0;
        }
        only = i;
      }
    }
    return only;
  }

  private boolean addRange(String from, String to, BitSet found) {
    int first = line(from);
    int last = line(to);
    if (first == NO_LINE || last < first) {
      return false;
    }
    found.set(first, last + 1);
    return true;
  }

  private int line(String position) {
    return lines.getOrDefault(position, NO_LINE);
  }

  private static String folded(String text) {
    return isFolded(text) ? text : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /// Tells nearly all texts that are as they shall be: ASCII, with single blanks between.
  private static boolean isFolded(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }
}
