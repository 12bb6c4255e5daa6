package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.util.EnumMap;
import java.util.Map;

/// Numbers of everyone and everything in a world: every scene has the same slots, so that an index
/// tells the scene, the kind and the number within both, and nothing need be stored.
final class Population {

  static final int MEMBERS_PER_BAND = 4;

  /// Mean pressings of a work, times 100; [Works#pressings] has the distribution.
  private static final int PRESSINGS_PERCENT = 205;

  private static final int WORKS_PER_SCENE = 280;
  private static final int FIRST_ARTIST_ID = 1000;

  /// Labels of a scene beside those that release: two studios, a plant, a publisher, a series.
  static final int OTHER_LABELS = 5;

  private final long seed;
  private final int scenes;
  private final Map<ArtistKind, Integer> firstSlots = new EnumMap<>(ArtistKind.class);
  private final Map<ArtistKind, Integer> counts = new EnumMap<>(ArtistKind.class);
  private final int artistsPerScene;
  private final int labelsPerScene;
  private final Shuffle artistOrder;
  private final Shuffle labelOrder;

  private Population(long seed, int scenes, int worksPerScene) {
    this.seed = seed;
    this.scenes = scenes;
    int slots = 0;
    for (ArtistKind kind : ArtistKind.ALL) {
      firstSlots.put(kind, slots);
      counts.put(kind, kind.in(worksPerScene));
      slots += kind.in(worksPerScene);
    }
    this.artistsPerScene = slots;
    this.labelsPerScene = Math.max(2, worksPerScene / 30) + OTHER_LABELS;
    this.artistOrder = Shuffle.of(artists(), seed, "artists");
    this.labelOrder = Shuffle.of(labels(), seed, "labels");
  }

  static Population of(World world) {
    int works = Math.toIntExact(world.releases() * 100 / PRESSINGS_PERCENT);
    int worksPerScene = Math.clamp(works / 6, 6, WORKS_PER_SCENE);
    return new Population(world.seed(), Math.max(3, works / worksPerScene), worksPerScene);
  }

  int scenes() {
    return scenes;
  }

  int artists() {
    return scenes * artistsPerScene();
  }

  int artistsPerScene() {
    return artistsPerScene;
  }

  int count(ArtistKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private int firstSlot(ArtistKind kind) {
    return firstSlots.getOrDefault(kind, 0);
  }

  int artist(int scene, ArtistKind kind, int number) {
    return scene * artistsPerScene() + firstSlot(kind) + number;
  }

  int sceneOf(int artist) {
    return artist / artistsPerScene();
  }

  ArtistKind kindOf(int artist) {
    int slot = artist % artistsPerScene();
    for (ArtistKind kind : ArtistKind.ALL) {
      if (slot < firstSlot(kind) + count(kind)) {
        return kind;
      }
    }
    throw new AssertionError(artist);
  }

  /// Its number among those of its kind in its scene.
  int numberOf(int artist) {
    return artist % artistsPerScene() - firstSlot(kindOf(artist));
  }

  /// The artist at a place of the artists dump, whose ids ascend with the place.
  int artistAt(int position) {
    return artistOrder.at(position);
  }

  int artistId(int artist) {
    int position = artistOrder.indexOf(artist);
    int jitter = Draw.of(seed, Stream.ARTIST_ID, position).below(3);
    int id = FIRST_ARTIST_ID + 3 * position + jitter;
    return Placeholder.isId(id) ? id - jitter + (jitter + 1) % 3 : id;
  }

  int artistOfId(int artistId) {
    return artistAt((artistId - FIRST_ARTIST_ID) / 3);
  }

  int labels() {
    return scenes * labelsPerScene;
  }

  int labelsPerScene() {
    return labelsPerScene;
  }

  int label(int scene, int slot) {
    return scene * labelsPerScene + slot;
  }

  int labelAt(int position) {
    return labelOrder.at(position);
  }

  int labelId(int label) {
    int position = labelOrder.indexOf(label);
    return 1 + 2 * position + Draw.of(seed, Stream.LABEL_ID, position).below(2);
  }

  int releaseId(int release) {
    return 1 + 2 * release + Draw.of(seed, Stream.RELEASE_ID, release).below(2);
  }

  int masterId(int work) {
    return 5 + 3 * work + Draw.of(seed, Stream.MASTER_ID, work).below(3);
  }
}
