package creditgraph.testkit.world;

import java.util.List;

/// What all pressings of one album, single or compilation have in common.
///
/// @param number of the work; the master's id follows from it
record Work(
    int number,
    Scene scene,
    Kind kind,
    String title,
    int year,
    List<Part> mains,
    List<Part> extras,
    List<Song> songs) {

  enum Kind {
    ALBUM,
    SINGLE,
    COMPILATION,
    MIX,
    /// Pieces in movements, by a composer.
    RECITAL,
    /// Sounds by nobody.
    SOUNDS;

    /// Whether it gathers what was made for other works.
    boolean gathers() {
      return this == COMPILATION || this == MIX;
    }
  }

  Work {
    mains = List.copyOf(mains);
    extras = List.copyOf(extras);
    songs = List.copyOf(songs);
  }

  /// A line of the track list.
  ///
  /// @param seconds 0 when not stated
  /// @param heading a line without a position of its own: a heading, or the index over its parts
  /// @param parts sub-tracks
  record Song(
      String title,
      int seconds,
      boolean heading,
      List<Part> artists,
      List<Part> extras,
      List<Song> parts) {
    Song {
      artists = List.copyOf(artists);
      extras = List.copyOf(extras);
      parts = List.copyOf(parts);
    }

    static Song of(String title, int seconds, List<Part> artists, List<Part> extras) {
      return new Song(title, seconds, false, artists, extras, List.of());
    }

    static Song heading(String title) {
      return new Song(title, 0, true, List.of(), List.of(), List.of());
    }

    static Song index(String title, List<Part> extras, List<Song> parts) {
      return new Song(title, 0, true, List.of(), extras, parts);
    }
  }
}
