package creditgraph.game.role;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The category of a role. One credit may fall into several.
///
/// The ordinal is the bit in a snapshot's edges, so the order is part of the snapshot format: new
/// categories go to the end and none is ever moved or removed. At most 32.
public enum CreditRole {
  /// Whose release or track it is: the artist named on the sleeve.
  MAIN,
  /// A guest on someone else's release: `Featuring`.
  FEATURED,
  /// Sung, rapped, hummed; soloists and choirs alike.
  VOCALS,
  GUITAR,
  /// Bass guitar, double bass, and whatever else carries the low line.
  BASS,
  /// The kit and its parts.
  DRUMS,
  PERCUSSION,
  /// Piano, organ, accordion; synthesizers are [#ELECTRONICS] as well.
  KEYBOARDS,
  /// Bowed and plucked strings that are neither guitar nor bass.
  STRINGS,
  WIND,
  /// Synthesizers, samplers, programming, turntables.
  ELECTRONICS,
  /// Instruments of no family above, and instruments not named.
  OTHER_INSTRUMENT,
  /// Orchestra, band, choir, or a performer whose instrument is not said.
  ENSEMBLE,
  /// Leads the players: conductor, chorus master, concertmaster.
  CONDUCTOR,
  /// Heard speaking: narrator, actor, reader.
  SPOKEN,
  REMIX,
  /// Put other people's recordings together: DJ mix, compiled by, presented by.
  DJ_MIX,
  PRODUCTION,
  /// Arranged, adapted, orchestrated, transcribed.
  ARRANGEMENT,
  /// Music and words: composer, lyricist, librettist.
  COMPOSITION,
  /// Recorded, mixed, edited.
  ENGINEERING,
  /// Mastering and lacquer cutting.
  MASTERING,
  /// Photography, design, illustration.
  ARTWORK,
  /// Liner notes, translation, research.
  NOTES,
  /// Film, video, stage: directed, filmed, danced.
  SCREEN,
  /// Business: management, A&R, legal, executive producer, promotion.
  MANAGEMENT,
  /// Hands that helped: technicians, instrument makers, crew, catering.
  TECHNICAL,
  /// Not understood, or said to be something else.
  OTHER;

  /// This category's bit in a snapshot's role bits.
  @SuppressWarnings("EnumOrdinal") // the order is the format, and a test pins it
  public int bit() {
    return 1 << ordinal();
  }

  /// The word used in rulesets, HTTP and reports: `other-instrument`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The category of this word, if there is one.
  public static Optional<CreditRole> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// All words, in the order of the format.
  public static List<String> words() {
    return Arrays.stream(values()).map(CreditRole::word).toList();
  }

  public static int bits(Collection<CreditRole> roles) {
    return roles.stream().mapToInt(CreditRole::bit).reduce(0, (a, b) -> a | b);
  }

  /// The categories whose bit is set; bits beyond the last category are ignored, so that an older
  /// reader survives a newer snapshot.
  public static Set<CreditRole> ofBits(int bits) {
    return Set.copyOf(listOfBits(bits));
  }

  /// As [#ofBits], in the order of the format.
  public static List<CreditRole> listOfBits(int bits) {
    return Arrays.stream(values()).filter(role -> (bits & role.bit()) != 0).toList();
  }
}
