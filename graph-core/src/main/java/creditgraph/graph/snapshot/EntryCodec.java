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
    return new ArtistEntry(id, from.text(), EntrySpool.readTexts(from), aliases(from));
  }

  /// The names of an artist, to the end of a record: without aliases it ends before them.
  static void names(ArtistEntry artist, RecordWriter into) {
    into.text(artist.name());
    EntrySpool.writeTexts(artist.variations(), into);
    if (!artist.aliases().isEmpty()) {
      EntrySpool.writeTexts(artist.aliases(), into);
    }
  }

  /// Aliases at the end of an artist's record; none when it has ended.
  static List<String> aliases(RecordReader from) {
    if (from.atEnd()) {
      return List.of();
    }
    List<String> aliases = EntrySpool.readTexts(from);
    if (aliases.isEmpty()) {
      throw from.damaged("a list of no aliases, which must be absent");
    }
    return aliases;
  }

  static void spool(ReleaseEntry release, RecordWriter into) {
    into.text(release.title())
        .text(release.headline())
        .number(release.year())
        .text(release.country());
    EntrySpool.writeTexts(release.formats(), into);
    into.number(release.masterId()).number(release.trackCount());
    tracks(release.tracks(), into);
    into.number(release.contributors().size());
    for (ReleaseEntry.Contributor contributor : release.contributors()) {
      into.number(contributor.artistId()).number(Integer.toUnsignedLong(contributor.roles()));
      into.number(contributor.credits().size());
      for (ReleaseEntry.CreditLine credit : contributor.credits()) {
        head(credit, into);
        into.text(credit.role());
        rest(credit, into);
      }
    }
  }

  static ReleaseEntry release(int id, RecordReader from) {
    String title = from.text();
    String headline = from.text();
    int year = from.count();
    String country = from.text();
    List<String> formats = EntrySpool.readTexts(from);
    int masterId = from.count();
    int trackCount = from.count();
    List<ReleaseEntry.TrackLine> tracks = tracks(from);
    int people = from.elements();
    List<ReleaseEntry.Contributor> contributors = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      int artistId = from.count();
      int roles = (int) from.number();
      int credits = from.elements();
      List<ReleaseEntry.CreditLine> lines = new ArrayList<>(credits);
      for (int k = 0; k < credits; k++) {
        int head = from.count();
        lines.add(credit(head, from.text(), from));
      }
      contributors.add(new ReleaseEntry.Contributor(artistId, roles, lines));
    }
    return new ReleaseEntry(
        id, title, headline, year, country, formats, masterId, trackCount, tracks, contributors);
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

  /// Writes a credit of the evidence file, its role through the dictionary.
  static void evidence(ReleaseEntry.CreditLine credit, TextDictionary roles, RecordWriter into) {
    head(credit, into);
    roles.write(credit.role(), into);
    rest(credit, into);
  }

  /// Reads a credit of the evidence file.
  static ReleaseEntry.CreditLine evidence(RecordReader from, RecordTable roles) {
    return evidence(from, reader -> TextDictionary.read(reader, roles));
  }

  /// @param role reads a use of the dictionary
  static ReleaseEntry.CreditLine evidence(RecordReader from, Function<RecordReader, String> role) {
    int head = from.count();
    return credit(head, role.apply(from), from);
  }

  private static void head(ReleaseEntry.CreditLine credit, RecordWriter into) {
    int head = SCOPES.indexOf(credit.scope());
    head |= credit.anv().isEmpty() ? 0 : HAS_ANV;
    head |= credit.trackText().isEmpty() ? 0 : HAS_TRACK_TEXT;
    head |= credit.trackIndexes().isEmpty() ? 0 : HAS_TRACKS;
    into.number(head);
  }

  private static void rest(ReleaseEntry.CreditLine credit, RecordWriter into) {
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

  private static ReleaseEntry.CreditLine credit(int head, String role, RecordReader from) {
    if (head >= 2 * HAS_TRACKS) {
      throw from.damaged("credit head " + head);
    }
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
