package creditgraph.testkit.world;

import java.util.List;

/// What an artist of a scene is for. The order is the order of an artist's slots.
enum ArtistKind {
  BAND,
  MEMBER,
  SOLO,
  SESSION,
  PRODUCER,
  ENGINEER,
  REMIXER,
  /// Another name of the remixer with the same number.
  ALIAS,
  WRITER,
  DESIGNER;

  /// In order of slots; unlike `values()`, always the same list.
  static final List<ArtistKind> ALL = List.of(values());

  /// How many a scene has that makes so many works.
  int in(int works) {
    return switch (this) {
      case BAND -> Math.max(2, works / 7);
      case MEMBER -> Population.MEMBERS_PER_BAND * BAND.in(works);
      case SOLO -> Math.max(2, works / 9);
      case SESSION -> Math.max(3, works / 12);
      case PRODUCER -> Math.max(1, works / 28);
      case ENGINEER -> Math.max(1, works / 35);
      case REMIXER, ALIAS -> Math.max(2, works / 35);
      case WRITER, DESIGNER -> Math.max(1, works / 45);
    };
  }

  /// Whether it goes by first and last name.
  boolean person() {
    return switch (this) {
      case BAND, REMIXER, ALIAS -> false;
      case MEMBER, SOLO, SESSION, PRODUCER, ENGINEER, WRITER, DESIGNER -> true;
    };
  }
}
