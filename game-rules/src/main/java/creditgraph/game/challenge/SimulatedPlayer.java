package creditgraph.game.challenge;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import java.util.Arrays;

/// A player who knows little, to see how easily a pair can be joined.
///
/// Of an artist it recalls [#RECALLED] releases, drawn anew each time and none twice on purpose; it
/// reads no list of more than [#CROWD] people, and knows the better of them: one with `n` releases
/// in `n` of [#FAMOUS] plays, from [#FAMOUS] on always. Of the goal it recalls as much: who is
/// there, it knows to be one release away from it. It goes to somebody of those, else to the best
/// known whom it has not met, and wins with at most [#OVER_PAR] releases more than a shortest route
/// has.
///
/// Half of the plays begin at either end, so both directions come to the same; draws follow from
/// the ordinals of the two, so every machine does. **Time** O([#PLAYS] × releases × (row of an
/// artist + [#RECALLED] × [#CROWD])). Used by one thread.
public final class SimulatedPlayer {

  public static final int PLAYS = 20;

  /// The most people on a release that one still reads through.
  public static final int CROWD = 30;

  static final int RECALLED = 12;
  static final int FAMOUS = 32;
  static final int OVER_PAR = 2;

  private static final int NOBODY = -1;

  private final CreditGraph graph;
  private final int[] people = new int[CROWD];
  private final int[] nearGoal = new int[RECALLED * CROWD];
  private int nearCount;
  private int[] met = new int[8];
  private int[] row = new int[1024];

  public SimulatedPlayer(CreditGraph graph) {
    this.graph = graph;
  }

  /// How many of [#PLAYS] plays reach the goal.
  ///
  /// @param one ordinal of an artist
  /// @param other ordinal of another
  /// @param par releases on a shortest route between them
  public int wins(int one, int other, int par) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    int wins = 0;
    for (int play = 0; play < PLAYS; play++) {
      SplitMix64 random = SplitMix64.of((long) low << Integer.SIZE | high, play);
      boolean forth = play % 2 == 0;
      wins += play(forth ? low : high, forth ? high : low, par + OVER_PAR, random) ? 1 : 0;
    }
    return wins;
  }

  private boolean play(int from, int goal, int releases, SplitMix64 random) {
    long memory = random.nextLong();
    recallGoal(goal, memory, random);
    met = met.length < releases ? new int[releases] : met;
    int at = from;
    for (int step = 0; step < releases && at != NOBODY && at != goal; step++) {
      met[step] = at;
      at = isNearGoal(at) ? goal : next(at, goal, step + 1, memory, random);
    }
    return at == goal;
  }

  private void recallGoal(int goal, long memory, SplitMix64 random) {
    int releases = read(goal);
    nearCount = 0;
    for (int look = 0; look < RECALLED; look++) {
      int count = readThrough(row[random.nextInt(releases)]);
      for (int i = 0; i < count; i++) {
        if (people[i] != goal && knows(people[i], memory)) {
          nearGoal[nearCount++] = people[i];
        }
      }
    }
    Arrays.sort(nearGoal, 0, nearCount);
  }

  /// Whom the player goes to: the goal, if it recalls a release with both.
  private int next(int at, int goal, int metCount, long memory, SplitMix64 random) {
    int releases = read(at);
    int best = NOBODY;
    for (int look = 0; look < RECALLED; look++) {
      int count = readThrough(row[random.nextInt(releases)]);
      for (int i = 0; i < count; i++) {
        if (people[i] == goal) {
          return goal;
        }
        if (!isMet(people[i], metCount) && knows(people[i], memory) && isBetter(people[i], best)) {
          best = people[i];
        }
      }
    }
    return best;
  }

  private boolean isBetter(int artist, int than) {
    if (than == NOBODY || isNearGoal(artist) != isNearGoal(than)) {
      return than == NOBODY || isNearGoal(artist);
    }
    int order = Integer.compare(graph.releasesOf(artist), graph.releasesOf(than));
    return order > 0 || (order == 0 && artist < than);
  }

  private boolean isNearGoal(int artist) {
    return Arrays.binarySearch(nearGoal, 0, nearCount, artist) >= 0;
  }

  private boolean isMet(int artist, int metCount) {
    for (int i = 0; i < metCount; i++) {
      if (met[i] == artist) {
        return true;
      }
    }
    return false;
  }

  /// Fills [#row] with the releases of an artist and returns their number.
  private int read(int artist) {
    int releases = graph.releasesOf(artist);
    if (row.length < releases) {
      row = new int[Math.max(releases, 2 * row.length)];
    }
    return graph.releases(artist, row);
  }

  /// Fills [#people] with those of a release and returns their number; none of a crowd.
  private int readThrough(int release) {
    return graph.artistsOn(release) <= CROWD ? graph.artists(release, people) : 0;
  }

  private boolean knows(int artist, long memory) {
    return SplitMix64.of(memory, artist).nextInt(FAMOUS) < graph.releasesOf(artist);
  }
}
