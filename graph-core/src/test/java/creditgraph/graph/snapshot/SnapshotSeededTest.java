package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random entries come out as they went in.
class SnapshotSeededTest {

  private static final long SEED = TestSeed.of("SnapshotSeededTest");
  private static final int CASES = 12;
  private static final List<CreditScope> SCOPES = List.of(CreditScope.values());
  private static final List<String> WORDS =
      List.of(
          "", "Guitar", "Producer [Executive]", "LP", "日本", "\0\n\"\\", "🎵", "é", "UK & Europe");

  @Test
  void givesBackWhatItWasGiven(@TempDir Path temporary) throws IOException {
    for (int index = 0; index < CASES; index++) {
      Random random = new Random(SEED + index);
      String name = "case " + index;
      List<ArtistEntry> artists =
          ids(random)
              .map(id -> new ArtistEntry(id, text(random), texts(random), texts(random)))
              .toList();
      List<Integer> people = artists.stream().map(ArtistEntry::id).toList();
      List<ReleaseEntry> releases = ids(random).map(id -> release(id, people, random)).toList();
      Path directory = Files.createDirectory(temporary.resolve("case" + index));
      SmallWorld.build(
          directory, SmallWorld.shuffled(artists, index), SmallWorld.shuffled(releases, index));
      assertThat(SnapshotCheck.check(directory).faults()).as(name).isEmpty();
      try (Snapshot snapshot = Snapshot.open(directory)) {
        artists.forEach(artist -> assertArtist(snapshot, artist, releases, name));
        releases.forEach(release -> assertRelease(snapshot, release, people, name));
      }
    }
  }

  private static void assertArtist(
      Snapshot snapshot, ArtistEntry artist, List<ReleaseEntry> releases, String name) {
    long credits =
        releases.stream()
            .flatMap(release -> release.contributors().stream())
            .filter(contributor -> contributor.artistId() == artist.id())
            .count();
    int ordinal = snapshot.artistOrdinal(artist.id());
    if (credits == 0) {
      assertThat(ordinal).as(name).isEqualTo(Snapshot.ABSENT);
      return;
    }
    assertThat(snapshot.artistId(ordinal)).as(name).isEqualTo(artist.id());
    assertThat(snapshot.artistName(ordinal)).as(name).isEqualTo(artist.name());
    assertThat(snapshot.artist(ordinal)).as(name).isEqualTo(artist);
    assertThat(snapshot.artistReleases(ordinal)).as(name).isEqualTo((int) credits);
    assertThat(snapshot.graph().releasesOf(ordinal)).as(name).isEqualTo((int) credits);
  }

  private static void assertRelease(
      Snapshot snapshot, ReleaseEntry release, List<Integer> people, String name) {
    int ordinal = snapshot.releaseOrdinal(release.id());
    assertThat(snapshot.label(ordinal))
        .as(name)
        .isEqualTo(
            new ReleaseLabel(
                release.id(),
                release.title(),
                release.headline(),
                release.year(),
                release.country(),
                release.formats(),
                release.masterId(),
                release.trackCount(),
                release.contributors().size()));
    for (int person : people) {
      int artist = snapshot.artistOrdinal(person);
      List<Contributor> here =
          release.contributors().stream().filter(one -> one.artistId() == person).toList();
      if (artist != Snapshot.ABSENT) {
        assertThat(snapshot.roles(ordinal, artist))
            .as(name)
            .isEqualTo(here.stream().mapToInt(Contributor::roles).sum());
        assertThat(snapshot.evidence(ordinal, artist))
            .as(name)
            .isEqualTo(
                here.stream()
                    .flatMap(contributor -> contributor.credits().stream())
                    .map(credit -> line(credit, release.tracks()))
                    .toList());
      }
    }
  }

  private static EvidenceLine line(CreditLine credit, List<TrackLine> tracks) {
    return new EvidenceLine(
        credit.scope(),
        credit.role(),
        credit.anv(),
        credit.trackText(),
        credit.trackIndexes().stream().map(tracks::get).toList());
  }

  private static ReleaseEntry release(int id, List<Integer> people, Random random) {
    List<TrackLine> tracks = some(random, 4, () -> new TrackLine(text(random), text(random)));
    List<Integer> chosen =
        Stream.concat(
                people.stream().filter(_ -> random.nextInt(people.size()) < 2),
                Stream.of(people.get(random.nextInt(people.size()))))
            .distinct()
            .sorted()
            .toList();
    return new ReleaseEntry(
        id,
        text(random),
        text(random),
        random.nextInt(2) * random.nextInt(Integer.MAX_VALUE),
        text(random),
        texts(random),
        random.nextInt(Integer.MAX_VALUE),
        random.nextInt(300),
        tracks,
        chosen.stream().map(person -> contributor(person, tracks.size(), random)).toList());
  }

  private static Contributor contributor(int artist, int tracks, Random random) {
    List<CreditLine> credits = new ArrayList<>(List.of(credit(tracks, random)));
    credits.addAll(some(random, 3, () -> credit(tracks, random)));
    return new Contributor(artist, random.nextInt(), credits);
  }

  private static CreditLine credit(int tracks, Random random) {
    return new CreditLine(
        SCOPES.get(random.nextInt(SCOPES.size())),
        text(random),
        text(random),
        text(random),
        IntStream.range(0, tracks).filter(_ -> random.nextBoolean()).boxed().toList());
  }

  /// One to forty distinct ids, the largest possible among them now and then.
  private static Stream<Integer> ids(Random random) {
    int count = 1 + random.nextInt(40);
    return IntStream.concat(
            random.ints(count, 1, 1 << (5 + random.nextInt(25))),
            IntStream.of(Integer.MAX_VALUE).filter(_ -> random.nextBoolean()))
        .distinct()
        .sorted()
        .boxed();
  }

  private static List<String> texts(Random random) {
    return some(random, 3, () -> text(random));
  }

  private static String text(Random random) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return random.nextInt(8) == 0 ? word.repeat(40) + random.nextInt(100) : word;
  }

  private static <T> List<T> some(Random random, int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(most + 1)).toList();
  }
}
