package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Groups against a walk over the links.
class AliasLinksTest {

  private static final long SEED = TestSeed.of("AliasLinksTest");
  private static final int CASES = 200;

  @Test
  void findsTheBestOfEachGroupAsAWalkDoes() {
    for (int index = 0; index < CASES; index++) {
      Random random = new Random(SEED + index);
      int artists = 1 + random.nextInt(60);
      boolean[][] joined = new boolean[artists][artists];
      AliasLinks links = new AliasLinks(artists);
      for (int left = random.nextInt(artists + 1); left > 0; left--) {
        int one = random.nextInt(artists);
        int other = random.nextInt(artists);
        joined[one][other] = true;
        joined[other][one] = true;
        links.link(one, other);
      }
      int[] scores = random.ints(artists, 0, 4).toArray();
      int[] best = links.best(scores);
      for (int artist = 0; artist < artists; artist++) {
        SortedSet<Integer> group = walk(joined, artist);
        assertThat(links.linked().get(artist)).as("case %d", index).isEqualTo(group.size() > 1);
        assertThat(best[artist]).as("case %d", index).isEqualTo(best(group, scores));
      }
    }
  }

  private static SortedSet<Integer> walk(boolean[][] joined, int from) {
    SortedSet<Integer> met = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      int artist = open.remove();
      if (met.add(artist)) {
        for (int other = 0; other < joined.length; other++) {
          if (joined[artist][other]) {
            open.add(other);
          }
        }
      }
    }
    return met;
  }

  private static int best(SortedSet<Integer> group, int[] scores) {
    int best = group.first();
    for (int artist : group) {
      best = scores[artist] > scores[best] ? artist : best;
    }
    return best;
  }
}
