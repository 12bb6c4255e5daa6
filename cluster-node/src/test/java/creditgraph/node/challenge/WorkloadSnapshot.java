package creditgraph.node.challenge;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.workload.WorkloadScale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A snapshot with the shape of Discogs and the labels that one needs to show it. Ids are the
/// workload's numbers, from 1.
public final class WorkloadSnapshot {

  private static final List<String> SYLLABLES =
      List.of("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu");

  private static final List<String> ROLES =
      List.of("Guitar, Vocals", "Drums [Additional]", "Written-By, Synthesizer", "Backing Vocals");

  private WorkloadSnapshot() {}

  public static void build(Path directory, int releases) throws IOException {
    EdgeWorkload workload = EdgeWorkload.of(new WorkloadScale("test", releases / 2, releases), 11);
    SnapshotSource source =
        new SnapshotSource("2026-11", List.of(), 1, "performers", "1", RULESET, "0".repeat(40));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, source)) {
      for (int artist = 1; artist <= workload.artistCount(); artist++) {
        builder.add(new ArtistEntry(artist, name(artist) + " (2)", List.of()));
      }
      List<ReleaseEntry> entries = new ArrayList<>();
      workload.forEachRelease(
          (release, artists, count) -> entries.add(release(release + 1, artists, count)));
      for (ReleaseEntry entry : entries) {
        builder.add(entry);
      }
      builder.build(Instant.parse("2026-11-21T00:00:00Z"));
    }
  }

  /// Two words, the second of which a hundred artists share: `Åce Kilo` is 178.
  private static String name(int artist) {
    return "Å" + word(artist / 100) + " " + capital(word(artist % 100));
  }

  private static String word(int number) {
    return (number < 10 ? "" : word(number / 10)) + SYLLABLES.get(number % 10);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static ReleaseEntry release(int id, int[] artists, int count) {
    List<Contributor> contributors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contributors.add(contributor(artists[i] + 1, i));
    }
    return new ReleaseEntry(
        id,
        "The Record Called %d, Volume %d".formatted(id * 31, id % 7),
        name(artists[0] + 1),
        id % 9 == 0 ? 0 : 1955 + id % 70,
        id % 5 == 0 ? "" : "Iceland",
        List.of("Vinyl, LP, Album"),
        0,
        2,
        List.of(new TrackLine("A1", "Dawn"), new TrackLine("B1", "Dusk")),
        contributors);
  }

  private static Contributor contributor(int artist, int place) {
    List<CreditLine> credits = new ArrayList<>();
    if (place == 0) {
      credits.add(new CreditLine(CreditScope.MAIN, "", "", "", List.of()));
    }
    credits.add(
        new CreditLine(
            CreditScope.TRACK_EXTRA,
            ROLES.get(artist % ROLES.size()),
            artist % 3 == 0 ? "Å. " + artist : "",
            "",
            List.of(place % 2)));
    return new Contributor(artist, place == 0 ? 1 : 1 << (2 + artist % 4), credits);
  }

  private static final String RULESET =
      """
      name = performers
      version = 1
      description = of a test
      scopes = [main, extra, track, track-extra]
      roles = all
      placeholders = [{ id = 194, name = Various }]
      """;
}
