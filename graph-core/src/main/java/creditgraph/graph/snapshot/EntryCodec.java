package creditgraph.graph.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Entries as they lie in a spool, and the evidence records made from them.
final class EntryCodec {

  private static final int HAS_ANV = 4;
  private static final int HAS_TRACK_TEXT = 8;
  private static final int HAS_TRACKS = 16;

  /// A scope's place here is its code.
  private static final List<CreditScope> SCOPES =
      List.of(CreditScope.MAIN, CreditScope.EXTRA, CreditScope.TRACK, CreditScope.TRACK_EXTRA);

  private EntryCodec() {}

  static ArtistEntry artist(int id, RecordReader from) {
    return new ArtistEntry(id, from.text(), readTexts(from), aliases(from));
  }

  /// The names of an artist, to the end of a record: without aliases it ends before them.
  static void names(ArtistEntry artist, RecordWriter into) {
    into.text(artist.name());
    writeTexts(artist.variations(), into);
    if (!artist.aliases().isEmpty()) {
      writeTexts(artist.aliases(), into);
    }
  }

  /// Aliases at the end of an artist's record; none when it has ended.
  static List<String> aliases(RecordReader from) {
    if (from.atEnd()) {
      return List.of();
    }
    List<String> aliases = readTexts(from);
    if (aliases.isEmpty()) {
      throw from.damaged("a list of no aliases, which must be absent");
    }
    return aliases;
  }

  static void writeTexts(List<String> texts, RecordWriter into) {
    into.number(texts.size());
    texts.forEach(into::text);
  }

  static List<String> readTexts(RecordReader from) {
    int count = from.elements();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(from.text());
    }
    return texts;
  }

  /// Reads a record of the file of release labels.
  ///
  /// @param word reads a use of the dictionary
  /// @param people who count on the release
  static ReleaseLabel label(
      int id, RecordReader from, Function<RecordReader, String> word, int people) {
    String title = from.text();
    String headline = from.text();
    int year = from.count();
    String country = word.apply(from);
    int formatCount = from.elements();
    List<String> formats = new ArrayList<>(formatCount);
    for (int i = 0; i < formatCount; i++) {
      formats.add(word.apply(from));
    }
    return new ReleaseLabel(
        id, title, headline, year, country, formats, from.count(), from.count(), people);
  }

  static void tracks(List<ReleaseEntry.TrackLine> tracks, RecordWriter into) {
    into.number(tracks.size());
    for (ReleaseEntry.TrackLine track : tracks) {
      into.text(track.position()).text(track.title());
    }
  }

  static List<ReleaseEntry.TrackLine> tracks(RecordReader from) {
    int count = from.elements();
    List<ReleaseEntry.TrackLine> tracks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tracks.add(new ReleaseEntry.TrackLine(from.text(), from.text()));
    }
    return tracks;
  }

  /// Reads a credit of the evidence file.
  static ReleaseEntry.CreditLine evidence(RecordReader from, RecordTable roles) {
    return evidence(from, reader -> TextDictionary.read(reader, roles));
  }

  /// @param role reads a use of the dictionary
  static ReleaseEntry.CreditLine evidence(RecordReader from, Function<RecordReader, String> role) {
    int head = sound(from.count(), from);
    return credit(head, role.apply(from), from);
  }

  /// Passes over what [#evidence] reads.
  static void skipEvidence(RecordReader from) {
    int head = sound(from.count(), from);
    TextDictionary.skip(from);
    if ((head & HAS_ANV) != 0) {
      from.skipText();
    }
    if ((head & HAS_TRACK_TEXT) != 0) {
      from.skipText();
    }
    if ((head & HAS_TRACKS) != 0) {
      for (int tracks = from.elements(); tracks > 0; tracks--) {
        from.number();
      }
    }
  }

  /// What a credit has, before its role.
  static void head(ReleaseEntry.CreditLine credit, RecordWriter into) {
    int head = SCOPES.indexOf(credit.scope());
    head |= credit.anv().isEmpty() ? 0 : HAS_ANV;
    head |= credit.trackText().isEmpty() ? 0 : HAS_TRACK_TEXT;
    head |= credit.trackIndexes().isEmpty() ? 0 : HAS_TRACKS;
    into.number(head);
  }

  /// What a credit has, behind its role.
  static void rest(ReleaseEntry.CreditLine credit, RecordWriter into) {
    if (!credit.anv().isEmpty()) {
      into.text(credit.anv());
    }
    if (!credit.trackText().isEmpty()) {
      into.text(credit.trackText());
    }
    if (!credit.trackIndexes().isEmpty()) {
      into.number(credit.trackIndexes().size());
      int previous = -1;
      for (int track : credit.trackIndexes()) {
        into.number(track - previous - 1L);
        previous = track;
      }
    }
  }

  /// Copies what [#rest] wrote.
  static void copyRest(int head, RecordReader from, RecordWriter into) {
    if ((head & HAS_ANV) != 0) {
      from.copyText(into);
    }
    if ((head & HAS_TRACK_TEXT) != 0) {
      from.copyText(into);
    }
    if ((head & HAS_TRACKS) != 0) {
      int count = from.count();
      into.number(count);
      for (; count > 0; count--) {
        into.number(from.number());
      }
    }
  }

  private static int sound(int head, RecordReader from) {
    if (head >= 2 * HAS_TRACKS) {
      throw from.damaged("credit head " + head);
    }
    return head;
  }

  private static ReleaseEntry.CreditLine credit(int head, String role, RecordReader from) {
    String anv = (head & HAS_ANV) == 0 ? "" : from.text();
    String trackText = (head & HAS_TRACK_TEXT) == 0 ? "" : from.text();
    List<Integer> tracks = List.of();
    if ((head & HAS_TRACKS) != 0) {
      int count = from.elements();
      tracks = new ArrayList<>(count);
      int previous = -1;
      for (int i = 0; i < count; i++) {
        long next = previous + 1L + from.count();
        if (next > Integer.MAX_VALUE) {
          throw from.damaged("track " + next);
        }
        previous = (int) next;
        tracks.add(previous);
      }
    }
    return new ReleaseEntry.CreditLine(SCOPES.get(head & 3), role, anv, trackText, tracks);
  }
}
