package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.OrdinalOutOfRange;
import creditgraph.graph.measure.Distances;
import creditgraph.graph.measure.MultiSourceDistances;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows overwritten behind the back of a search: it ends, with some outcome or by saying that the
/// graph is damaged.
class DamagedGraphTest {

  private static final int GRAPHS = 400;
  private static final int DAMAGES = 10;

  private final SearchScratch scratch = SearchScratch.create();
  private int reported;

  /// What the source of the graph makes of damage.
  private static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damaged(Throwable cause) {
      super(cause);
    }
  }

  @Test
  void everySearchEndsOverRowsOfAnyBytes() {
    Random random = new Random(TestSeed.of("DamagedGraphTest"));
    for (int round = 0; round < GRAPHS; round++) {
      CreditGraph graph =
          RandomGraphs.graphOf(NaiveGraph.random(random, 60, 80, 4))
              .reportingDamage((_, _, thrown) -> new Damaged(thrown));
      for (int damage = 0; damage < DAMAGES; damage++) {
        overwrite(
            random.nextBoolean() ? graph.artistToReleases() : graph.releaseToArtists(), random);
        askEverything(
            graph, random.nextInt(graph.artistCount()), random.nextInt(graph.artistCount()));
      }
    }
    assertThat(reported).as("searches that met damage").isPositive();
  }

  private static void overwrite(Adjacency rows, Random random) {
    MemorySegment targets = rows.targets();
    long at = random.nextLong(targets.byteSize());
    targets.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
  }

  private void askEverything(CreditGraph graph, int from, int to) {
    SearchBudget budget = SearchBudget.standard();
    Cancellation never = Cancellation.never();
    RouteCosts byRoles = RouteCosts.standard().withRoles(List.of(1, 2));
    CreditRoles roles = (release, _, into) -> into[0] = release;
    SearchConstraints ordered = SearchConstraints.none().withYearsInOrder();
    SearchConstraints window = SearchConstraints.none().between(1, 9_999);
    attempt(() -> ShortestPath.find(graph, from, to, budget, scratch));
    attempt(() -> AllShortestPaths.find(graph, from, to, budget, never, scratch));
    for (SearchConstraints constraints : List.of(ordered, window)) {
      attempt(() ->
          ConstrainedPath.find(
              graph, from, to, constraints, release -> 1 + release, budget, never, scratch));
    }
    for (RouteCosts costs : List.of(RouteCosts.standard(), byRoles)) {
      attempt(() ->
          WeightedPath.find(
              graph, from, to, costs, roles, ReleaseFees.FREE, budget, never, scratch));
    }
    attempt(() -> Distances.from(graph, from));
    attempt(() -> MultiSourceDistances.create().run(graph, new int[] {from, to}, (_, _, _) -> {}));
  }

  private void attempt(Runnable search) {
    try {
      search.run();
    } catch (Damaged _) {
      reported++;
    }
  }

  @Test
  void aScratchThatMetDamageServesTheNextGraph() {
    CreditGraph graph =
        RandomGraphs.graphOf(new NaiveGraph(3, List.of(List.of(0, 1), List.of(1, 2))));
    int[] ends = {0, 2};
    CreditGraph damaged =
        RandomGraphs.graphOf(new NaiveGraph(3, List.of(List.of(0, 1), List.of(1, 2))));
    damaged.artistToReleases().targets().fill((byte) 0x7F);

    assertThatThrownBy(
            () -> ShortestPath.find(damaged, ends[0], ends[1], SearchBudget.standard(), scratch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row");
    assertThat(ShortestPath.find(graph, ends[0], ends[1], SearchBudget.standard(), scratch))
        .isInstanceOf(SearchOutcome.Found.class);
  }

  @Test
  void anOrdinalOutOfRangeIsNamedWithTheRange() {
    CreditGraph graph = RandomGraphs.graphOf(new NaiveGraph(2, List.of(List.of(0, 1))));

    assertThatThrownBy(() -> ShortestPath.find(graph, 0, 2, SearchBudget.standard(), scratch))
        .isInstanceOf(OrdinalOutOfRange.class)
        .hasMessage("artist ordinal 2: expected 0 to 1");
  }
}
