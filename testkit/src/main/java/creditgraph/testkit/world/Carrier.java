package creditgraph.testkit.world;

import creditgraph.testkit.world.Work.Song;
import java.util.ArrayList;
import java.util.List;

/// What a pressing is pressed on, and so how its tracks are numbered.
enum Carrier {
  VINYL,
  CASSETTE,
  CD,
  DOUBLE_CD,
  FILE;

  static Carrier of(Work work, int year, Draw draw) {
    int playing = (int) work.songs().stream().filter(song -> !song.heading()).count();
    Carrier disc = playing > 16 ? DOUBLE_CD : CD;
    if (year < 1983) {
      return draw.percent(80) ? VINYL : CASSETTE;
    }
    if (year < 1996) {
      return draw.percent(45) ? disc : draw.percent(70) ? VINYL : CASSETTE;
    }
    return draw.percent(55) ? disc : draw.percent(50) ? FILE : VINYL;
  }

  /// The number of each top-level line, empty for a heading; an index over sub-tracks has the
  /// number that its parts share.
  List<String> numbers(List<Song> songs) {
    List<String> numbers = new ArrayList<>(songs.size());
    int numbered = (int) songs.stream().filter(Carrier::numbered).count();
    int next = 0;
    for (Song song : songs) {
      numbers.add(numbered(song) ? number(next++, numbered) : "");
    }
    return numbers;
  }

  private static boolean numbered(Song song) {
    return !song.heading() || !song.parts().isEmpty();
  }

  private String number(int index, int count) {
    return switch (this) {
      case CD, FILE -> Integer.toString(index + 1);
      case DOUBLE_CD -> onParts(index, count, 2, "1-", "2-");
      case VINYL, CASSETTE ->
          count > 12 ? onParts(index, count, 4, "A", "B", "C", "D") : side(index, count);
    };
  }

  private static String side(int index, int count) {
    return count == 2 ? index == 0 ? "A" : "B" : onParts(index, count, 2, "A", "B");
  }

  private static String onParts(int index, int count, int parts, String... prefixes) {
    int perPart = (count + parts - 1) / parts;
    return prefixes[index / perPart] + (index % perPart + 1);
  }
}
