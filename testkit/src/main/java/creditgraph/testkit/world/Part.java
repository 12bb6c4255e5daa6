package creditgraph.testkit.world;

import java.util.List;

/// One credit of a work, before it is printed.
///
/// @param artist index of an artist, [#NOBODY] for a placeholder or an unlinked name
/// @param id of the placeholder, 0 for an unlinked name, unused for an artist
/// @param name of the placeholder or the unlinked name
/// @param role empty for main and track artists
/// @param join text before the next artist
/// @param tracks indexes of top-level tracks that it is limited to, ascending; empty for all
/// @param performs whether it is part of the performance, as opposed to the making
record Part(
    int artist,
    int id,
    String name,
    String role,
    String join,
    List<Integer> tracks,
    boolean performs) {

  static final int NOBODY = -1;

  Part {
    tracks = List.copyOf(tracks);
  }

  static Part main(int artist, String join) {
    return new Part(artist, 0, "", "", join, List.of(), true);
  }

  static Part played(int artist, String role) {
    return new Part(artist, 0, "", role, "", List.of(), true);
  }

  static Part made(int artist, String role) {
    return new Part(artist, 0, "", role, "", List.of(), false);
  }

  static Part placeholder(Placeholder placeholder, String role) {
    return new Part(NOBODY, placeholder.id(), placeholder.title(), role, "", List.of(), false);
  }

  static Part unlinked(String name, String role) {
    return new Part(NOBODY, 0, name, role, "", List.of(), false);
  }

  Part on(List<Integer> limitedTo) {
    return new Part(artist, id, name, role, join, limitedTo, performs);
  }
}
