package creditgraph.graph.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairDrawTest {

  private final CreditGraph graph =
      RandomGraphs.graphOf(NaiveGraph.random(new Random(TestSeed.of("PairDrawTest")), 40, 60, 4));

  @Test
  void drawsEveryPairOfArtistsWithEnoughReleasesAndNoOther() {
    long enough =
        IntStream.range(0, graph.artistCount())
            .filter(artist -> graph.releasesOf(artist) >= 4)
            .count();
    PairDraw draw = PairDraw.of(graph, 1, 0, 4);
    Map<PairDraw.Pair, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 200 * enough * (enough - 1); i++) {
      drawn.merge(draw.next(), 1, Integer::sum);
    }

    assertThat(drawn.keySet())
        .hasSize(Math.toIntExact(enough * (enough - 1)))
        .allMatch(pair -> pair.from() != pair.to())
        .allMatch(pair -> graph.releasesOf(pair.from()) >= 4 && graph.releasesOf(pair.to()) >= 4);
    // 200 expected; the deviation is 14, so that this holds but for one run in a million.
    assertThat(drawn.values()).allMatch(times -> times > 100 && times < 300);
  }

  @Test
  void drawsTheSameFromTheSameSeedAndIndex() {
    PairDraw one = PairDraw.of(graph, 5, 2, 1);
    PairDraw same = PairDraw.of(graph, 5, 2, 1);
    PairDraw other = PairDraw.of(graph, 5, 3, 1);

    PairDraw.Pair first = one.next();
    assertThat(same.next()).isEqualTo(first);
    assertThat(IntStream.range(0, 20).mapToObj(_ -> other.next())).anyMatch(p -> !p.equals(first));
  }

  @Test
  void saysThatThereAreNoSuchArtists() {
    PairDraw draw = PairDraw.of(graph, 1, 0, 1_000);

    assertThatThrownBy(draw::next)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found no artist with 1,000 releases or more");
  }
}
