package creditgraph.node.hidden;

import creditgraph.game.attempt.Hints;
import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.SimulatedPlayer;
import creditgraph.game.hidden.GuessedName;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.hidden.HiddenPuzzle;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Picks whom to hide on a day, and on which release. A function of snapshot, day and who rests.
///
/// People are drawn from those famous enough for an end of a challenge, each equally likely, and
/// for each some releases. The first of these pairs is taken that makes a game:
///
/// - the release states its year, and credits five people or more but no crowd;
/// - three others there are known from elsewhere, too;
/// - nothing that is told gives the name away;
/// - nobody else in the snapshot fits what is told, even without the release's title.
final class HiddenPicker {

  static final int COMPANIONS = 3;
  static final int LEAST_PEOPLE = 5;

  /// Of a companion, or the name says nothing to anybody.
  static final int LEAST_RELEASES = 2;

  /// People looked at for one day; more than one in four makes a game where there is choice at all.
  static final int MOST_PEOPLE = 400;

  static final int RELEASES_EACH = 12;

  /// Draws for one person before it is taken that there is none who does not rest.
  private static final int MAX_DRAWS = 1_000_000;

  private final Snapshot snapshot;
  private final CreditGraph graph;
  private final SnapshotRef ref;
  private final int leastReleases;

  /// @param leastReleases of a person, solo releases included
  HiddenPicker(Snapshot snapshot, SnapshotRef ref, int leastReleases) {
    this.snapshot = snapshot;
    this.graph = snapshot.graph();
    this.ref = ref;
    this.leastReleases = leastReleases;
  }

  /// @param resting artist ids that were hidden lately, or will be soon
  /// @return empty when nobody makes a game
  Optional<HiddenPuzzle> pick(LocalDate day, Set<Integer> resting) {
    SplitMix64 random = SplitMix64.of(day.toEpochDay(), COMPANIONS);
    for (int i = 0; i < MOST_PEOPLE; i++) {
      int person = draw(random, resting);
      if (person == Snapshot.ABSENT) {
        return Optional.empty();
      }
      for (int release : drawnReleases(person)) {
        Optional<HiddenScene> scene = scene(person, release);
        if (scene.isPresent()) {
          return Optional.of(
              new HiddenPuzzle(
                  day,
                  ChallengeDay.number(day),
                  ref,
                  scene.get().reveals(snapshot),
                  scene.get().answer(snapshot)));
        }
      }
    }
    return Optional.empty();
  }

  private int draw(SplitMix64 random, Set<Integer> resting) {
    for (int draw = 0; graph.artistCount() > 0 && draw < MAX_DRAWS; draw++) {
      int artist = random.nextInt(graph.artistCount());
      if (graph.releasesOf(artist) >= leastReleases
          && !resting.contains(snapshot.artistId(artist))) {
        return artist;
      }
    }
    return Snapshot.ABSENT;
  }

  private List<Integer> drawnReleases(int person) {
    int[] row = new int[graph.releasesOf(person)];
    int count = graph.releases(person, row);
    SplitMix64 random = SplitMix64.of(0, person);
    return IntStream.range(0, count == 0 ? 0 : RELEASES_EACH)
        .mapToObj(_ -> row[random.nextInt(count)])
        .distinct()
        .toList();
  }

  /// The game that a release makes of a person; empty when it makes none.
  Optional<HiddenScene> scene(int person, int release) {
    int people = graph.artistsOn(release);
    if (people < LEAST_PEOPLE
        || people > SimulatedPlayer.CROWD
        || snapshot.isMembership(release)
        || snapshot.label(release).year() == 0) {
      return Optional.empty();
    }
    List<Integer> companions = companions(person, release);
    if (companions.size() < COMPANIONS) {
      return Optional.empty();
    }
    HiddenScene scene = new HiddenScene(person, release, companions);
    return scene.givesAway(snapshot) || !isAlone(scene) ? Optional.empty() : Optional.of(scene);
  }

  /// The best known on the release whose names tell nothing of the person's, the least known first.
  private List<Integer> companions(int person, int release) {
    int[] all = new int[graph.artistsOn(release)];
    int count = graph.artists(release, all);
    String name = snapshot.artistName(person);
    return Arrays.stream(all, 0, count)
        .boxed()
        .filter(other -> other != person && graph.releasesOf(other) >= LEAST_RELEASES)
        .filter(other -> !GuessedName.isGivenAwayBy(snapshot.artistName(other), name))
        .sorted(
            Comparator.comparingInt((Integer other) -> -graph.releasesOf(other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(COMPANIONS)
        .toList()
        .reversed();
  }

  /// Whether the person is the only one who fits what is told but for the title: on any release of
  /// the same setting that credits all companions, in the same part, with the same initials.
  private boolean isAlone(HiddenScene scene) {
    int rarest =
        scene.companions().stream().min(Comparator.comparingInt(graph::releasesOf)).orElseThrow();
    int[] row = new int[graph.releasesOf(rarest)];
    int count = graph.releases(rarest, row);
    for (int i = 0; i < count; i++) {
      if (isLike(scene, row[i]) && hasAnother(scene, row[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isLike(HiddenScene scene, int release) {
    return scene.companions().stream().allMatch(one -> graph.indexOnRelease(release, one) >= 0)
        && !snapshot.isMembership(release)
        && HiddenScene.setting(snapshot, release)
            .equals(HiddenScene.setting(snapshot, scene.release()));
  }

  private boolean hasAnother(HiddenScene scene, int release) {
    String initials = Hints.initials(snapshot.artistName(scene.person()));
    String family = Hints.family(snapshot.roles(scene.release(), scene.person()));
    int[] people = new int[graph.artistsOn(release)];
    int count = graph.artists(release, people);
    return Arrays.stream(people, 0, count)
        .filter(one -> one != scene.person() && !scene.companions().contains(one))
        .anyMatch(one ->
            Hints.initials(snapshot.artistName(one)).equals(initials)
                && Hints.family(snapshot.roles(release, one)).equals(family));
  }
}
