package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveConstraints;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Thousands of random graphs and constraints: the route is allowed, and none is shorter.
class ConstrainedPathSeededTest {

  private static final int GRAPHS = 3_000;
  private static final int QUESTIONS = 10;

  private final SearchScratch scratch = SearchScratch.create();
  private int found;
  private int none;

  @Test
  void findsAShortestRouteThatSatisfiesEveryConstraint() {
    Random random = new Random(TestSeed.of("ConstrainedPathSeededTest"));
    for (int round = 0; round < GRAPHS; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
      int[] years =
          random.ints(graph.releaseCount(), 0, 12).map(y -> y == 0 ? 0 : 1990 + y).toArray();
      for (int question = 0; question < QUESTIONS; question++) {
        int from = random.nextInt(graph.artistCount());
        int to = random.nextInt(graph.artistCount());
        check(graph, reference, from, to, random(random, graph, years, from, to));
      }
    }
    assertThat(found).as("questions with an answer").isGreaterThan(GRAPHS);
    assertThat(none).as("questions without one").isGreaterThan(GRAPHS);
  }

  private static NaiveConstraints random(
      Random random, CreditGraph graph, int[] years, int from, int to) {
    int artists = graph.artistCount();
    List<Integer> via =
        random.ints(random.nextInt(4) == 0 ? random.nextInt(4) : 0, 0, artists).boxed().toList();
    Set<Integer> avoided = new HashSet<>();
    random.ints(random.nextInt(5), 0, artists).forEach(avoided::add);
    Stream.concat(via.stream(), Stream.of(from, to)).forEach(avoided::remove);
    Set<Integer> releases = new HashSet<>();
    random.ints(random.nextInt(5), 0, graph.releaseCount()).forEach(releases::add);
    boolean window = random.nextInt(3) == 0;
    boolean inOrder = random.nextBoolean();
    return new NaiveConstraints(
        avoided,
        releases,
        via,
        years,
        window ? 1990 + random.nextInt(5) : Integer.MIN_VALUE,
        window ? 1996 + random.nextInt(5) : Integer.MAX_VALUE,
        window || inOrder,
        inOrder,
        random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1_000);
  }

  private void check(
      CreditGraph graph, NaiveGraph reference, int from, int to, NaiveConstraints asked) {
    int expected = asked.distance(reference, from, to);
    SearchOutcome outcome =
        ConstrainedPath.find(
            graph,
            from,
            to,
            constraints(asked),
            release -> asked.years()[release],
            new SearchBudget(1_000, 1_000_000, SearchBudget.UNTIMED),
            Cancellation.never(),
            scratch);
    switch (outcome) {
      case SearchOutcome.Found route -> {
        found++;
        assertThat(route.path().length()).isEqualTo(expected);
        requireAllowed(reference, from, to, asked, route.path());
      }
      case SearchOutcome.NotConnected _ -> {
        none++;
        assertThat(expected).isEqualTo(NaiveGraph.NOT_CONNECTED);
      }
      case SearchOutcome.BudgetExhausted spent ->
          throw new AssertionError("a tiny graph exhausts a great budget: " + spent);
    }
  }

  private static void requireAllowed(
      NaiveGraph reference, int from, int to, NaiveConstraints asked, CreditPath path) {
    assertThat(path.artist(0)).isEqualTo(from);
    assertThat(path.artist(path.length())).isEqualTo(to);
    int visited = 0;
    int year = Integer.MIN_VALUE;
    for (int place = 0; place <= path.length(); place++) {
      while (visited < asked.via().size() && asked.via().get(visited) == path.artist(place)) {
        visited++;
      }
      assertThat(asked.avoidedArtists()).doesNotContain(path.artist(place));
      if (place < path.length()) {
        int release = path.release(place);
        assertThat(reference.joins(release, path.artist(place), path.artist(place + 1))).isTrue();
        assertThat(asked.admits(release, year)).isTrue();
        year = asked.years()[release];
      }
    }
    assertThat(visited).as("artists visited by %s", path).isEqualTo(asked.via().size());
  }

  private static SearchConstraints constraints(NaiveConstraints asked) {
    SearchConstraints constraints =
        SearchConstraints.none()
            .avoidingArtists(asked.avoidedArtists())
            .avoidingReleases(asked.avoidedReleases())
            .via(asked.via())
            .withAtMost(asked.maxReleases());
    if (asked.firstYear() != Integer.MIN_VALUE) {
      constraints = constraints.between(asked.firstYear(), asked.lastYear());
    }
    return asked.inOrder() ? constraints.withYearsInOrder() : constraints;
  }
}
