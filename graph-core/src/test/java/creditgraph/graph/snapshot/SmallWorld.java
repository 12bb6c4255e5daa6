package creditgraph.graph.snapshot;

import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Seven invented artists small enough to draw.
///
/// ```
/// Ada 10 ── Harbour 100 ── Bo 20 ── Tide 200 ── Cleo 30 ── Lantern 300 ── Dov 40
///    └──────── Solo 400                            └────── Solo 600
/// Eve 50 ── Attic 500 ── Finn 60          Gus 70 ── Alone 700       (Hal 80: no credit)
/// ```
final class SmallWorld {

  static final Instant BUILT_AT = Instant.parse("2026-11-21T04:05:06Z");
  static final SnapshotSource SOURCE =
      new SnapshotSource(
          "2026-11",
          List.of(
              new SnapshotSource.SourceFile("releases.xml.gz", 12, "b".repeat(64)),
              new SnapshotSource.SourceFile("artists.xml.gz", 34, "a".repeat(64))),
          1,
          "everyone",
          "1.0",
          "# all linked credits\nlimits { people = \"no \\\"limit\\\"\" }\n",
          "0123456789abcdef0123456789abcdef01234567");

  private SmallWorld() {}

  static List<ArtistEntry> artists() {
    return List.of(
        new ArtistEntry(10, "Ada Ström", List.of("A. Ström", "Strøm")),
        new ArtistEntry(20, "Bo", List.of()),
        new ArtistEntry(30, "Cleo (2)", List.of("Cleopatra")),
        new ArtistEntry(40, "ドヴ", List.of()),
        new ArtistEntry(50, "Eve", List.of()),
        new ArtistEntry(60, "Finn", List.of()),
        new ArtistEntry(70, "Gus", List.of()),
        new ArtistEntry(80, "Hal", List.of("Never Credited")));
  }

  static List<ReleaseEntry> releases() {
    return List.of(
        release(100, "Harbour", 1971, person(10, 1, "", "Guitar"), person(20, 2, "Guitar")),
        release(200, "Tide", 1975, person(20, 2, "Guitar"), person(30, 4, "Vocals")),
        release(300, "Lantern", 0, person(30, 4, "Vocals"), person(40, 1, "")),
        release(400, "Ada Alone", 1980, person(10, 1, "")),
        release(500, "Attic", 1999, person(50, 3, "Drums"), person(60, 2, "Guitar")),
        release(600, "Cleo Alone", 1981, person(30, 5, "Vocals [Lead]", "Whistle")),
        release(700, "Alone", 2001, person(70, 1, "")));
  }

  static Path build(Path directory) throws IOException {
    Files.createDirectories(directory);
    build(directory, artists(), releases());
    return directory;
  }

  static Manifest build(Path directory, List<ArtistEntry> artists, List<ReleaseEntry> releases)
      throws IOException {
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SOURCE)) {
      for (ArtistEntry artist : artists) {
        builder.add(artist);
      }
      for (ReleaseEntry release : releases) {
        builder.add(release);
      }
      return builder.build(BUILT_AT);
    }
  }

  static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  private static ReleaseEntry release(int id, String title, int year, Contributor... people) {
    return new ReleaseEntry(
        id,
        title,
        "Headline of " + title,
        year,
        year == 0 ? "" : "Iceland",
        List.of("Vinyl", "LP"),
        id == 100 ? 9 : 0,
        12,
        List.of(new TrackLine("A1", title + ", Part 1"), new TrackLine("", "Untitled")),
        List.of(people));
  }

  private static Contributor person(int id, int roles, String... credits) {
    List<CreditLine> lines = new ArrayList<>();
    for (String role : credits) {
      lines.add(
          role.isEmpty()
              ? new CreditLine(CreditScope.MAIN, "", "", "", List.of())
              : role.equals("Guitar")
                  ? new CreditLine(CreditScope.TRACK_EXTRA, role, "B.", "", List.of(0, 1))
                  : new CreditLine(CreditScope.EXTRA, role, "", "A1 to A3", List.of()));
    }
    return new Contributor(id, roles, lines);
  }
}
