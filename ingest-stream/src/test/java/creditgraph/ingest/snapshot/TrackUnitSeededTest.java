package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random releases cut into vertices, against the plain question: is there a track on which both
/// are credited?
class TrackUnitSeededTest {

  private static final long SEED = TestSeed.of("TrackUnitSeededTest");
  private static final int CASES = 4_000;
  private static final int MOST_PEOPLE = 4;
  private static final int VARIOUS = 194;

  private static final Ruleset RULESET =
      RulesetFile.parse(
          "seeded.conf",
          """
          name = seeded
          version = 1
          description = seeded
          unit = track
          scopes = [main, extra, track, track-extra]
          roles = [main, guitar]
          max-contributors = %d
          placeholders = [{ id = %d, name = Various }]
          """
              .formatted(MOST_PEOPLE, VARIOUS));

  private record Pair(int low, int high) {}

  @Test
  void joinsExactlyWhoSharesATrackAndShowsThoseTracks() {
    for (int index = 0; index < CASES; index++) {
      CatalogRelease release = new RandomRelease(new Random(SEED + index)).make();
      List<ReleaseEntry> vertices = new ReleaseAssembly(RULESET, Persons.APART).assemble(release);
      Plainly plainly = new Plainly(release);
      String name = "case %d of %s".formatted(index, release);

      assertThat(pairs(vertices)).as(name).isEqualTo(plainly.pairs());
      assertThat(people(vertices)).as(name).isEqualTo(plainly.people());
      for (ReleaseEntry vertex : vertices) {
        Set<Set<String>> shown =
            vertex.contributors().stream()
                .map(person -> shownTracks(vertex, person, plainly))
                .collect(Collectors.toSet());
        assertThat(shown).as(name).hasSize(1);
        assertThat(shown.iterator().next())
            .as(name)
            .allMatch(title -> plainly.people(title).equals(people(List.of(vertex))));
      }
    }
  }

  private static Set<Pair> pairs(List<ReleaseEntry> vertices) {
    return vertices.stream()
        .flatMap(vertex -> pairs(people(List.of(vertex))).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Pair> pairs(Set<Integer> people) {
    Set<Pair> pairs = new HashSet<>();
    for (int low : people) {
      people.stream().filter(high -> high > low).forEach(high -> pairs.add(new Pair(low, high)));
    }
    return pairs;
  }

  private static Set<Integer> people(List<ReleaseEntry> vertices) {
    return vertices.stream()
        .flatMap(vertex -> vertex.contributors().stream())
        .map(Contributor::artistId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The titles beside an artist's credits; a credit without tracks is one on all of them.
  private static Set<String> shownTracks(ReleaseEntry vertex, Contributor person, Plainly plainly) {
    return person.credits().stream()
        .flatMap(credit ->
            credit.trackIndexes().isEmpty()
                ? plainly.tracks().stream()
                : credit.trackIndexes().stream().map(track -> vertex.tracks().get(track).title()))
        .collect(Collectors.toSet());
  }

  /// The definition, asked track by track and artist by artist.
  private record Plainly(CatalogRelease release) {

    Set<Pair> pairs() {
      return leaves().stream()
          .flatMap(line -> TrackUnitSeededTest.pairs(allowed(line)).stream())
          .collect(Collectors.toSet());
    }

    Set<Integer> people() {
      return leaves().stream()
          .flatMap(line -> allowed(line).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Integer> people(String title) {
      return people(
          leaves().stream().filter(line -> title(line).equals(title)).findFirst().orElseThrow());
    }

    Set<String> tracks() {
      return leaves().stream()
          .filter(line -> !isHeading(line))
          .map(this::title)
          .collect(Collectors.toSet());
    }

    private String title(int line) {
      return release.tracks().isEmpty() ? "the release" : release.tracks().get(line).title();
    }

    private Set<Integer> allowed(int line) {
      Set<Integer> people = people(line);
      return people.size() > MOST_PEOPLE ? Set.of() : people;
    }

    private Set<Integer> people(int line) {
      return release.credits().stream()
          .filter(credit -> counts(credit) && holds(credit, line))
          .map(Columns.Credit::artistId)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean counts(Columns.Credit credit) {
      return credit.artistId() != 0
          && credit.artistId() != VARIOUS
          && !credit.role().equals("Design");
    }

    private boolean holds(Columns.Credit credit, int line) {
      List<Integer> upwards = upwards(line);
      return switch (credit.scope()) {
        case CreditRow.MAIN -> !isHeading(line) && upwards.stream().noneMatch(this::hasArtists);
        case CreditRow.EXTRA ->
            !isHeading(line)
                && (credit.tracks().isEmpty()
                    || upwards.stream().anyMatch(credit.trackSequences()::contains));
        case CreditRow.TRACK ->
            upwards.stream().filter(this::hasArtists).findFirst().orElse(-1)
                == credit.trackSequence();
        default -> upwards.contains(credit.trackSequence());
      };
    }

    private List<Integer> leaves() {
      return release.tracks().isEmpty()
          ? List.of(0)
          : IntStream.range(0, release.tracks().size())
              .filter(line -> release.tracks().stream().noneMatch(t -> t.parent() == line))
              .boxed()
              .toList();
    }

    private boolean isHeading(int line) {
      if (release.tracks().stream().allMatch(track -> track.position().isEmpty())) {
        return false;
      }
      Columns.Track track = release.tracks().get(line);
      return track.parent() < 0 && track.position().isEmpty() && track.duration().isEmpty();
    }

    private List<Integer> upwards(int line) {
      List<Integer> upwards = new ArrayList<>();
      for (int at = line; at >= 0; ) {
        upwards.add(at);
        at = release.tracks().isEmpty() ? -1 : release.tracks().get(at).parent();
      }
      return upwards;
    }

    private boolean hasArtists(int line) {
      return release.credits().stream()
          .anyMatch(
              credit -> credit.scope().equals(CreditRow.TRACK) && credit.trackSequence() == line);
    }
  }

  /// A release of few lines and few artists, so that they meet.
  private static final class RandomRelease {

    private final Random random;
    private final List<Columns.Track> tracks = new ArrayList<>();
    private final List<Columns.Credit> credits = new ArrayList<>();

    RandomRelease(Random random) {
      this.random = random;
    }

    CatalogRelease make() {
      boolean positions = random.nextInt(5) > 0;
      for (int lines = random.nextInt(7); lines > 0; lines--) {
        addLine(-1, positions);
        int parent = tracks.size() - 1;
        for (int under = random.nextInt(6) - 3; under > 0; under--) {
          addLine(random.nextBoolean() ? parent : tracks.size() - 1, positions);
        }
      }
      addCredits(CreditRow.MAIN, -1, random.nextInt(3));
      addCredits(CreditRow.EXTRA, -1, random.nextInt(4));
      for (Columns.Track track : tracks) {
        addCredits(CreditRow.TRACK, track.sequence(), random.nextInt(5) - 2);
        addCredits(CreditRow.TRACK_EXTRA, track.sequence(), random.nextInt(5) - 2);
      }
      return new CatalogRelease(
          new Columns.Release(7, "", "", 0, 0, false, List.of()), List.of(), tracks, credits);
    }

    private void addLine(int parent, boolean positions) {
      int line = tracks.size();
      String position = positions && random.nextInt(4) > 0 ? "P" + line : "";
      String duration = random.nextInt(4) == 0 ? "1:00" : "";
      tracks.add(new Columns.Track(7, line, parent, position, "line " + line, duration));
    }

    private void addCredits(String scope, int line, int count) {
      for (int i = 0; i < count; i++) {
        int artist = random.nextInt(9) == 0 ? VARIOUS : random.nextInt(8);
        boolean extra = scope.equals(CreditRow.EXTRA) || scope.equals(CreditRow.TRACK_EXTRA);
        String role = extra ? random.nextInt(3) == 0 ? "Design" : "Guitar" : "";
        List<Integer> named =
            tracks.stream()
                .filter(track -> !track.position().isEmpty() && random.nextInt(3) == 0)
                .map(Columns.Track::sequence)
                .toList();
        boolean limited = scope.equals(CreditRow.EXTRA) && random.nextBoolean();
        credits.add(
            new Columns.Credit(
                7,
                scope,
                line,
                artist,
                "A" + artist,
                "",
                "",
                role,
                // One text names the same tracks wherever it stands on a release.
                limited ? "tracks " + named : "",
                limited ? named : List.of(),
                limited
                    ? named.isEmpty() ? CreditRow.TRACKS_UNREAD : CreditRow.TRACKS_READ_IN_PART
                    : CreditRow.NOT_LIMITED));
      }
    }
  }
}
