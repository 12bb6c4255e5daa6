package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;

/// Which pressing of which work each release is.
///
/// Works are taken in blocks. A block's releases are the first pressings of its works, then the
/// second ones, and so on, as reissues come later than the first issue. So the releases of a work
/// lie near each other without being neighbours, and only the numbers of one block are held.
final class Works {

  private static final int MAX_BLOCK = 512;

  private final long seed;
  private final long releases;
  private final int[] pressings;

  private int release = -1;
  private int firstWork;
  private int place = -1;
  private int round;

  Works(World world) {
    this.seed = world.seed();
    this.releases = world.releases();
    this.pressings = new int[Math.clamp(world.releases() / 16, 8, MAX_BLOCK)];
    countPressings();
  }

  /// One release among the pressings of a work.
  ///
  /// @param release index of the release
  /// @param work number of the work
  /// @param pressing 0 for the first
  /// @param pressings planned; the last block of a world may be cut short
  record Slot(int release, int work, int pressing, int pressings) {

    /// Whether the work has a master, as nearly all with several pressings do.
    boolean hasMaster(long seed) {
      return Draw.of(seed, Stream.MASTER, work).percent(pressings > 1 ? 97 : 12);
    }
  }

  boolean advance() {
    if (release + 1 >= releases) {
      return false;
    }
    release++;
    do {
      place++;
      if (place == pressings.length) {
        place = 0;
        round++;
        if (!anyLeft()) {
          firstWork += pressings.length;
          round = 0;
          countPressings();
        }
      }
    } while (pressings[place] <= round);
    return true;
  }

  Slot slot() {
    return new Slot(release, firstWork + place, round, pressings[place]);
  }

  private boolean anyLeft() {
    for (int count : pressings) {
      if (count > round) {
        return true;
      }
    }
    return false;
  }

  private void countPressings() {
    for (int i = 0; i < pressings.length; i++) {
      Draw draw = Draw.of(seed, Stream.PRESSINGS, firstWork + i);
      int chance = draw.below(100);
      pressings[i] = chance < 55 ? 1 : chance < 77 ? 2 : chance < 88 ? 3 : draw.between(4, 8);
    }
  }
}
