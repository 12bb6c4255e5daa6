package creditgraph.node;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A graph root with small invented snapshots.
///
/// ```
/// Ana 1 ── Dawn 100 ── Björk Ek 2 ── Noon 200 ── Cy (2) 3 ── Dusk 300 ── Дом 4
/// Eve 5 ── Attic 500 ── The Finns 6          Дом 4 ── Alone 400
/// ```
///
/// And a chain of fillers from 1000 on. Cy has the aliases `Ana` and `Night Shift`, and id 33 leads
/// to Cy too.
public final class GraphFixture {

  public static final RulesetId EVERYONE = new RulesetId("everyone");

  private static final int FIRST_FILLER = 1000;

  private GraphFixture() {}

  /// Publishes a snapshot as the current one of its ruleset. Different `fillers` make different
  /// snapshots.
  ///
  /// @param fillers artists in a chain apart, each with the next on a release
  public static SnapshotRef publish(Path graphRoot, RulesetId ruleset, int fillers)
      throws IOException {
    return publish(graphRoot, ruleset, fillers, "Filler");
  }

  /// @param title how the titles of all fillers begin; a long one makes much evidence of few
  public static SnapshotRef publish(Path graphRoot, RulesetId ruleset, int fillers, String title)
      throws IOException {
    return publish(graphRoot, ruleset, artists(fillers), releases(fillers, title));
  }

  /// As [#publish], and a release more joins Дом 4 and Eve 5, who are apart otherwise.
  public static SnapshotRef publishJoined(Path graphRoot, RulesetId ruleset, int fillers)
      throws IOException {
    List<ReleaseEntry> releases = releases(fillers, "Filler");
    releases.add(5, release(600, "Bridge", 4, 5));
    return publish(graphRoot, ruleset, artists(fillers), releases);
  }

  /// Publishes any graph; id 33 leads to artist 3.
  public static SnapshotRef publish(
      Path graphRoot, RulesetId ruleset, List<ArtistEntry> artists, List<ReleaseEntry> releases)
      throws IOException {
    Path staging = Files.createTempDirectory(Files.createDirectories(graphRoot), "staging");
    Manifest manifest = build(staging, ruleset, artists, releases);
    GraphRoot root = new GraphRoot(graphRoot);
    Path published =
        root.directory(manifest.sourceMonth(), manifest.rulesetName(), manifest.fingerprint());
    Files.createDirectories(published.getParent());
    if (!Files.exists(published)) {
      Files.move(staging, published);
    }
    root.makeCurrent(published);
    return new SnapshotRef(manifest.sourceMonth(), ruleset, manifest.fingerprint());
  }

  public static Path directory(Path graphRoot, SnapshotRef ref) {
    return graphRoot.resolve(ref.path());
  }

  /// Damages a file, in place, since somebody may have mapped it; a second time mends it.
  public static void flipAByte(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long place = channel.size() / 2;
      channel.read(one, place);
      channel.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), place);
    }
  }

  private static Manifest build(
      Path directory, RulesetId ruleset, List<ArtistEntry> artists, List<ReleaseEntry> releases)
      throws IOException {
    SnapshotSource source =
        new SnapshotSource(
            "2026-11", List.of(), 1, ruleset.value(), "1", rulesetText(ruleset), "0".repeat(40));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, source)) {
      for (ArtistEntry artist : artists) {
        builder.add(artist);
      }
      for (ReleaseEntry release : releases) {
        builder.add(release);
      }
      builder.merge(33, 3);
      return builder.build(Instant.parse("2026-11-21T00:00:00Z"));
    }
  }

  private static String rulesetText(RulesetId ruleset) {
    return """
    name = %s
    version = 1
    description = of a test
    scopes = [main, extra]
    roles = all
    placeholders = [{ id = 194, name = Various }]
    weights { hub-doubling = 1, formats { LP = 2 } }
    """
        .formatted(ruleset);
  }

  private static List<ArtistEntry> artists(int fillers) {
    List<ArtistEntry> artists = new ArrayList<>();
    artists.add(new ArtistEntry(1, "Ana", List.of("Anna Lund", "A. Lund")));
    artists.add(new ArtistEntry(2, "Björk Ek", List.of()));
    artists.add(new ArtistEntry(3, "Cy (2)", List.of("Cyrus"), List.of("Ana", "Night Shift")));
    artists.add(new ArtistEntry(4, "Дом", List.of()));
    artists.add(new ArtistEntry(5, "Eve", List.of()));
    artists.add(new ArtistEntry(6, "The Finns", List.of()));
    for (int i = 0; i < fillers; i++) {
      artists.add(new ArtistEntry(FIRST_FILLER + i, "Filler Number " + i, List.of()));
    }
    return artists;
  }

  private static List<ReleaseEntry> releases(int fillers, String title) {
    List<ReleaseEntry> releases = new ArrayList<>();
    releases.add(release(100, "Dawn", 1, 2));
    releases.add(release(200, "Noon", 2, 3));
    releases.add(release(300, "Dusk", 3, 4));
    releases.add(release(400, "Alone", 4));
    releases.add(release(500, "Attic", 5, 6));
    for (int i = 0; i + 1 < fillers; i++) {
      releases.add(
          release(FIRST_FILLER + i, title + " " + i, FIRST_FILLER + i, FIRST_FILLER + i + 1));
    }
    return releases;
  }

  private static ReleaseEntry release(int id, String title, int... artistIds) {
    return release(id, title, 1990, "Vinyl, LP", artistIds);
  }

  /// A release on which each artist has two credits.
  public static ReleaseEntry release(
      int id, String title, int year, String format, int... artistIds) {
    return new ReleaseEntry(
        id,
        title,
        "Headline of " + title,
        year,
        "Iceland",
        List.of(format),
        0,
        2,
        List.of(new TrackLine("A1", title + ", Part 1")),
        Arrays.stream(artistIds).mapToObj(GraphFixture::contributor).toList());
  }

  private static Contributor contributor(int artistId) {
    return new Contributor(
        artistId,
        1,
        List.of(
            new CreditLine(CreditScope.MAIN, "", "", "", List.of()),
            new CreditLine(CreditScope.TRACK_EXTRA, "Guitar", "G.", "", List.of(0))));
  }
}
