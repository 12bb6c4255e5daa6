package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveConstraints;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random graphs and constraints: all shortest routes that are allowed, and none but them.
class ConstrainedRoutesSeededTest {

  private static final int GRAPHS = 1_500;
  private static final int QUESTIONS = 8;
  private static final int MOST_ROUTES = 5_000;

  private final SearchScratch scratch = SearchScratch.create();
  private int found;
  private int none;

  @Test
  void findsAllShortestRoutesThatAreAllowed() {
    Random random = new Random(TestSeed.of("ConstrainedRoutesSeededTest"));
    for (int round = 0; round < GRAPHS; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
      int[] years = random.ints(graph.releaseCount(), 1990, 1994).toArray();
      for (int question = 0; question < QUESTIONS; question++) {
        int from = random.nextInt(graph.artistCount());
        int to = random.nextInt(graph.artistCount());
        if (from != to) {
          check(graph, reference, from, to, random(random, graph, years, from, to));
        }
      }
    }
    assertThat(found).as("questions with an answer").isGreaterThan(GRAPHS);
    assertThat(none).as("questions without one").isGreaterThan(GRAPHS / 4);
  }

  @Test
  void takesNoConstraintsOnARouteAsAWhole() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(new Random(7)));

    for (SearchConstraints constraints :
        List.of(
            SearchConstraints.none().via(List.of(0)),
            SearchConstraints.none().withYearsInOrder(),
            SearchConstraints.none().between(1990, 1999))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> find(graph, 0, 1, constraints, ReleaseFilter.ALL));
    }
  }

  private static NaiveConstraints random(
      Random random, CreditGraph graph, int[] years, int from, int to) {
    Set<Integer> avoided = new HashSet<>();
    random.ints(random.nextInt(4), 0, graph.artistCount()).forEach(avoided::add);
    avoided.remove(from);
    avoided.remove(to);
    Set<Integer> releases = new HashSet<>();
    random.ints(random.nextInt(4), 0, graph.releaseCount()).forEach(releases::add);
    boolean window = random.nextInt(3) == 0;
    return new NaiveConstraints(
        avoided,
        releases,
        List.of(),
        years,
        window ? 1991 : Integer.MIN_VALUE,
        window ? 1993 : Integer.MAX_VALUE,
        window,
        false,
        random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1_000);
  }

  private void check(
      CreditGraph graph, NaiveGraph reference, int from, int to, NaiveConstraints asked) {
    int distance = asked.distance(reference, from, to);
    SearchConstraints constraints =
        SearchConstraints.none()
            .avoidingArtists(asked.avoidedArtists())
            .avoidingReleases(asked.avoidedReleases())
            .withAtMost(asked.maxReleases());
    ReleaseFilter admitted =
        asked.usesYears()
            ? ReleaseFilter.between(
                release -> asked.years()[release], asked.firstYear(), asked.lastYear())
            : ReleaseFilter.ALL;
    switch (find(graph, from, to, constraints, admitted)) {
      case RoutesOutcome.Found outcome -> {
        found++;
        List<CreditPath> expected = new ArrayList<>();
        walk(reference, asked, List.of(from), List.of(), to, distance, expected);
        assertThat(outcome.routes().length()).isEqualTo(distance);
        assertThat(outcome.routes().count()).isEqualTo(expected.size());
        assertThat(outcome.routes().first(MOST_ROUTES))
            .hasSize(Math.min(MOST_ROUTES, expected.size()))
            .doesNotHaveDuplicates()
            .isSubsetOf(expected);
        assertThat(expected).contains(outcome.routes().sample(distance));
      }
      case RoutesOutcome.NotConnected _ -> {
        none++;
        assertThat(distance).isEqualTo(NaiveGraph.NOT_CONNECTED);
      }
      case RoutesOutcome.BudgetExhausted spent ->
          throw new AssertionError("a tiny graph exhausts a great budget: " + spent);
    }
  }

  /// Every walk of so many releases that is allowed; none of the shortest comes anywhere twice.
  private static void walk(
      NaiveGraph graph,
      NaiveConstraints asked,
      List<Integer> artists,
      List<Integer> releases,
      int to,
      int left,
      List<CreditPath> walks) {
    int artist = artists.getLast();
    if (left == 0) {
      if (artist == to) {
        walks.add(
            CreditPath.of(
                artists.stream().mapToInt(Integer::intValue).toArray(),
                releases.stream().mapToInt(Integer::intValue).toArray()));
      }
      return;
    }
    for (int release = 0; release < graph.releases().size(); release++) {
      if (graph.releases().get(release).contains(artist)
          && asked.admits(release, Integer.MIN_VALUE)) {
        for (int next : graph.releases().get(release)) {
          if (next != artist
              && !asked.avoidedArtists().contains(next)
              && asked.distance(graph, next, to) == left - 1) {
            walk(graph, asked, plus(artists, next), plus(releases, release), to, left - 1, walks);
          }
        }
      }
    }
  }

  private static List<Integer> plus(List<Integer> numbers, int number) {
    List<Integer> more = new ArrayList<>(numbers);
    more.add(number);
    return more;
  }

  private RoutesOutcome find(
      CreditGraph graph, int from, int to, SearchConstraints constraints, ReleaseFilter admitted) {
    return AllShortestPaths.find(
        graph,
        from,
        to,
        constraints,
        admitted,
        new SearchBudget(1_000, 1_000_000, SearchBudget.UNTIMED),
        Cancellation.never(),
        scratch);
  }
}
