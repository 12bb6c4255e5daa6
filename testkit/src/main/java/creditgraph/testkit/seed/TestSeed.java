package creditgraph.testkit.seed;

/// The seed of a random test: the one given with `-Dseed=`, or a fresh one. It is printed, so that
/// a failure can be repeated.
public final class TestSeed {

  private TestSeed() {}

  /// @param test its simple name, for the printed line
  public static long of(String test) {
    String given = System.getProperty("seed", "").strip();
    long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    System.out.println(test + " runs with -Dseed=" + seed);
    return seed;
  }
}
